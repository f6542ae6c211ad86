import { Agent, request } from "undici";
import type { Accepted } from "./accepted";
import { isCertificateError, wordsOfFailure } from "./failures";

/** What came of asking once. */
export interface Answer {
  readonly good: boolean;
  /** Undefined where nothing answered. */
  readonly status: number | undefined;
  /** What is wrong, in words; empty where nothing is. */
  readonly problem: string;
  /** False where asking again will not help. */
  readonly mayPass: boolean;
  /** Until the headers of the answer were there. */
  readonly milliseconds: number;
}

const TIMEOUT = 10_000;

/** Asks as a browser would: redirects are an answer, and are not followed. */
export async function ask(url: string, accepted: Accepted): Promise<Answer> {
  // A connection of its own for each: one that is kept may lead to a load balancer's node that goes.
  const dispatcher = new Agent({ connect: { timeout: TIMEOUT }, pipelining: 0 });
  const began = performance.now();
  try {
    const {
      statusCode: status,
      headers,
      body,
    } = await request(url, {
      dispatcher,
      headers: { "user-agent": "devops-platform-smoke-test" },
      headersTimeout: TIMEOUT,
      bodyTimeout: TIMEOUT,
    });
    const milliseconds = Math.round(performance.now() - began);
    await body.dump();
    const good = accepted.takes(status);
    const problem = good ? "" : wordsOfStatus(status, String(headers.server ?? ""), accepted);
    return { good, status, problem, mayPass: true, milliseconds };
  } catch (error) {
    return {
      good: false,
      status: undefined,
      problem: wordsOfFailure(error),
      mayPass: !isCertificateError(error),
      milliseconds: Math.round(performance.now() - began),
    };
  } finally {
    await dispatcher.destroy();
  }
}

/** What load balancers answer themselves. Source: "Troubleshoot your Application Load Balancers". */
const OF_LOAD_BALANCERS: Readonly<Record<number, string>> = {
  502: "the load balancer got no proper answer of a task",
  503: "the load balancer has no task that it could ask",
  504: "the load balancer waited too long for a task",
  404: "no rule of the load balancer leads there",
  460: "the load balancer was left before it answered",
};

function wordsOfStatus(status: number, server: string, { words }: Accepted): string {
  // It says so of itself; a task's answer has the server of the task, or none.
  const own = server.startsWith("awselb/") ? OF_LOAD_BALANCERS[status] : undefined;
  return own ?? (status >= 500 ? "the service itself failed" : `not ${words}`);
}

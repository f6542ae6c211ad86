import { setTimeout as wait } from "node:timers/promises";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { healthUrlsIn } from "./health-urls";
import type { Subject } from "./subject";

const TRIES = 12;
const PAUSE_SECONDS = 5;
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Asks the health path of every service that the internet reaches, as a client would. AWS asks the tasks; only this
 * also passes name, certificate, listener and rules.
 * @throws what answers with an error for a minute
 */
export async function requireHealthy(
  subject: Pick<Subject, "context" | "deployed" | "workloads">,
  signal: AbortSignal,
): Promise<void> {
  const { say, access } = subject.context;
  const services = new Set(subject.workloads.map(({ name }) => name));
  const urls = healthUrlsIn(subject.deployed).filter(({ workload }) => services.has(workload));
  for (const { url } of urls) {
    if (access.endpoint !== undefined) {
      say(`  ${url} was not asked: the load balancer of an emulator answers nobody.`);
      continue;
    }
    const status = await statusOf(url, signal);
    say(
      typeof status === "number"
        ? `  ${url} answers ${status}`
        : `  ${url} could not be asked from here, which says nothing of the tasks: ${status}`,
    );
  }
}

/**
 * @param pauseSeconds between two tries
 * @returns the status of an answer that is none of an error, or why nothing answers: from here it may be out of reach
 * @throws where the last answer was one of an error
 */
export async function statusOf(
  url: string,
  signal: AbortSignal,
  pauseSeconds = PAUSE_SECONDS,
): Promise<number | string> {
  let status: number | undefined;
  let reason = "";
  for (let tried = 0; tried < TRIES; tried++) {
    if (tried > 0) await wait(pauseSeconds * 1000, undefined, { signal });
    try {
      const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
      const answer = await fetch(url, {
        redirect: "manual",
        signal: AbortSignal.any([signal, patience]),
      });
      if (answer.status < 400) return answer.status;
      status = answer.status;
    } catch (error) {
      signal.throwIfAborted();
      reason = messageOf(error);
    }
  }
  if (status === undefined) return reason;
  throw new CommandError(`${url} answers ${status}`, {
    hint: "The tasks run and pass their own checks; look at the name, the certificate and the listener's rules.",
    exitCode: exitCodes.rollout,
  });
}

/** Of `fetch`, the cause says what happened. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

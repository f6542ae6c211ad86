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
 * @throws what does not answer within a minute
 */
export async function requireHealthy(subject: Subject, signal: AbortSignal): Promise<void> {
  const { say, access } = subject.context;
  const services = new Set(subject.workloads.map(({ name }) => name));
  const urls = healthUrlsIn(subject.deployed).filter(({ workload }) => services.has(workload));
  for (const { url } of urls) {
    if (access.endpoint !== undefined) {
      say(`  ${url} was not asked: the load balancer of an emulator answers nobody.`);
      continue;
    }
    say(`  ${url} answers ${await statusOf(url, signal)}`);
  }
}

/** @param pauseSeconds between two tries */
export async function statusOf(
  url: string,
  signal: AbortSignal,
  pauseSeconds = PAUSE_SECONDS,
): Promise<number> {
  let last = "";
  for (let tried = 0; tried < TRIES; tried++) {
    if (tried > 0) await wait(pauseSeconds * 1000, undefined, { signal });
    try {
      const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
      const answer = await fetch(url, {
        redirect: "manual",
        signal: AbortSignal.any([signal, patience]),
      });
      if (answer.status < 400) return answer.status;
      last = `it answers ${answer.status}`;
    } catch (error) {
      signal.throwIfAborted();
      last = messageOf(error);
    }
  }
  throw new CommandError(`${url} does not answer as it should: ${last}`, {
    hint: "The tasks run and pass their own checks; look at the name, the certificate and the listener's rules.",
    exitCode: exitCodes.rollout,
  });
}

/** Of `fetch`, the cause says what happened. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

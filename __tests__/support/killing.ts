import { expect } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { runCommand, startCommand } from "./command-line";
import { type ApiCall, interfere } from "./interference";
import type { Project } from "./project";
import { BUCKET, itemAt } from "./state-home";

/** Where the state of dev is. */
const DEV = `${BUCKET}/acme/dev/eu-west-1/main`;

export type Point = (call: ApiCall) => boolean;

/** The first call after an operation was answered. */
export function after(operation: string): Point {
  let seen = false;
  return (call) => {
    if (seen) return true;
    seen = call.operation === operation;
    return false;
  };
}

/** @param state `bucket/key` */
export const writing =
  (state: string): Point =>
  ({ path, operation }) =>
    path === `/${state}` && operation === "PUT";

export const whileStateIsWritten = writing(DEV);

/** Between a state and its digest, or between its digest and the release of its lock. */
export function afterStateIsWritten(isWriting = whileStateIsWritten): Point {
  let written = false;
  return (call) => {
    if (written) return true;
    written = isWriting(call);
    return false;
  };
}

/**
 * Runs a command and kills it, Terraform and the provider when a call is made; neither that call nor any
 * later one arrives.
 * @returns what it had said until then, on stderr
 */
export async function killedAt(
  project: Project,
  account: Pick<Emulator, "endpoint">,
  words: readonly string[],
  point: Point,
): Promise<string> {
  const between = await interfere(account.endpoint);
  const running = await startCommand(project, between, words);
  let killed = false;
  between.decide((call) => {
    if (!killed && !point(call)) return "pass";
    if (!killed) running.killAll();
    killed = true;
    return "cut";
  });
  const { code, stderr } = await running.result;
  await between.stop();
  expect(code, stderr).toBe("SIGKILL");
  return stderr;
}

/** The id of the lock of dev; undefined where nobody holds it. */
export async function lockOfDev(account: Emulator): Promise<string | undefined> {
  const info = (await itemAt(account, DEV))?.Info?.S;
  return info === undefined ? undefined : (JSON.parse(info) as { ID: string }).ID;
}

/** What the next person does. */
export async function unlockDev(project: Project, account: Emulator): Promise<void> {
  const id = await lockOfDev(account);
  expect(id, "the lock that the killed deploy holds").toBeDefined();
  await succeeds(project, account, "unlock", "dev", "--id", String(id), "--yes");
}

export async function succeeds(project: Project, account: Emulator, ...words: string[]) {
  const done = await runCommand(project, account, ...words);
  expect(done.code, done.stdout + done.stderr).toBe(0);
  return done;
}

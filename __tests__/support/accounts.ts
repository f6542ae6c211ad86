import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inject } from "vitest";
import { emulatorEnvironment } from "../../scripts/emulator/environment";
import type { Emulator } from "../../scripts/emulator/start";
import { withLockAsync } from "../../scripts/launch/lock.mjs";
import type { ReadyTier } from "./tier";

/** An emulator that plays an account with nothing in it; starting one takes seconds, this a moment. */
export const emptyAccount = (): Promise<Emulator> => copyOf(tier().empty);

/**
 * An account of one's own in which something was done before: once in a test run, for all who ask for it by
 * this name. It ends with the run at the latest.
 */
export async function preparedAccount(
  name: string,
  prepare: (account: Emulator) => Promise<unknown>,
): Promise<Emulator> {
  const kept = join(tier().temporary, "accounts", name);
  await mkdir(dirname(kept), { recursive: true });
  await withLockAsync(`${kept}.lock`, async () => {
    if (existsSync(kept)) return;
    const account = await emptyAccount();
    await prepare(account);
    await writeFile(kept, account.endpoint);
  });
  return copyOf(await readFile(kept, "utf8"));
}

/** Another account like the one that an emulator plays, as it is now. */
async function copyOf(original: string): Promise<Emulator> {
  const answer = await fetch(`${original}/emulator/copy`, { method: "POST" });
  const endpoint = (await answer.text()).trim();
  if (!answer.ok || endpoint === "")
    throw new Error(`${original} could not be copied: ${endpoint}`);
  return {
    account: "111111111111",
    endpoint,
    environment: emulatorEnvironment(endpoint, "eu-west-1"),
    stop: () => end(endpoint),
  };
}

/** It goes without an answer. */
async function end(endpoint: string): Promise<void> {
  await fetch(`${endpoint}/emulator/end`, { method: "POST" }).catch(() => {});
}

function tier(): ReadyTier {
  const found = inject("terraformTier");
  if (found.state !== "ready") throw new Error(found.reason);
  return found;
}

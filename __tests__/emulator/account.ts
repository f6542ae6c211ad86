import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { withoutAws } from "../../scripts/emulator/environment";
import { ensureEmulator } from "../../scripts/emulator/install";
import type { Emulator } from "../../scripts/emulator/start";
import { projectRoot } from "../support/apps";

const run = promisify(execFile);

/** The names or ids of everything in an account, by the type of resource. */
export type Inventory = Readonly<Record<string, readonly string[]>>;

export async function inventoryOf(account: Emulator): Promise<Inventory> {
  return JSON.parse(await ask(account, "inventory.py")) as Inventory;
}

/** Every secret value in an account, those inside of JSON on their own. */
export async function secretValuesOf(account: Emulator): Promise<string[]> {
  return JSON.parse(await ask(account, "secret_values.py")) as string[];
}

/** What is in one inventory and not in the other. */
export function newIn(after: Inventory, before: Inventory): Inventory {
  const added = Object.entries(after).map(
    ([type, names]) => [type, names.filter((name) => !before[type]?.includes(name))] as const,
  );
  return Object.fromEntries(added.filter(([, names]) => names.length > 0));
}

/** Runs a program of this folder with the emulator's Python, which has an AWS SDK. */
async function ask(account: Emulator, program: string): Promise<string> {
  const { stdout } = await run(
    await ensureEmulator(projectRoot),
    ["-B", join(import.meta.dirname, program)],
    {
      env: {
        ...withoutAws(process.env),
        ...account.environment,
        AWS_DEFAULT_REGION: account.environment.AWS_REGION,
      },
    },
  );
  return stdout;
}

import { CommandError, exitCodes } from "../lib/errors.mjs";
import { contextFor } from "../stacks/context-for";
import { restoreBeside } from "./beside";
import { restoreInPlace } from "./in-place";
import { migrate } from "./migrate";
import { removeRestored } from "./remove";
import type { MigrateFlags, RestoreFlags } from "./restore-command";
import type { Subject } from "./snapshot-run";

export async function runRestore(
  root: string,
  { environment, database }: Subject,
  flags: RestoreFlags,
): Promise<void> {
  const { from, beside, inPlace = false, remove, minutes, yes = false } = flags;
  if (remove === undefined) requireWhatAndWhere(environment, flags);
  const context = await contextFor(root, environment, { yes, typed: flags.confirm });
  if (remove !== undefined) {
    await removeRestored(context, remove);
    return print(flags, { removed: remove });
  }
  if (inPlace) {
    const { snapshot, restart, rolloutMinutes } = flags;
    const request = { database, from: from ?? "", snapshot, minutes, restart, rolloutMinutes };
    const { identifier, source, kept, safety } = await restoreInPlace(context, request);
    return print(flags, { instance: identifier, moment: source.moment, kept, snapshot: safety });
  }
  const name = typeof beside === "string" ? beside : undefined;
  print(flags, await restoreBeside(context, { database, from: from ?? "", name, minutes }));
}

function requireWhatAndWhere(environment: string, { from, beside, inPlace }: RestoreFlags): void {
  const missing = [
    ...(from === undefined ? ["what from: --from <snapshot | moment | latest>"] : []),
    ...(beside === undefined && !inPlace ? ["where: --beside or --in-place"] : []),
  ];
  if (missing.length === 0) return;
  throw new CommandError(`say ${missing.join(", and ")}`, {
    hint: `devops-platform db snapshots ${environment} shows what there is to restore from.`,
    exitCode: exitCodes.usage,
  });
}

/** Runs by hand what runs before a release. */
export async function runMigrate(
  root: string,
  environment: string,
  flags: MigrateFlags,
): Promise<void> {
  const { yes = false, image, minutes } = flags;
  const context = await contextFor(root, environment, { yes });
  print(flags, { ran: await migrate(context, { image, minutes }) });
}

function print({ json = false }: { readonly json?: boolean }, value: object): void {
  if (json) process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Stack } from "../stacks/stack";
import type { Receipt } from "./receipt";

/**
 * What a Terraform override file says so that the next apply brings back the databases and releases of a receipt.
 * It counts for what is created only: where something is there already, the configuration ignores it.
 */
export function restoreOverrides(receipt: Receipt, stack: Stack): object {
  requireSame(receipt, stack);
  requireFinished(receipt);
  const resource: Record<string, Record<string, object>> = {};
  const override = (address: string, values: object) => {
    const [type = "", name = ""] = address.split(".");
    resource[type] = { ...resource[type], [name]: values };
  };
  for (const { address, identifier, database } of receipt.snapshots) {
    requireDatabase(stack, address, database, identifier);
    override(address, { snapshot_identifier: identifier });
  }
  for (const { address, digest } of Object.values(receipt.releases)) {
    // An image that the configuration no longer speaks of runs nowhere.
    if (isConfigured(stack, address)) override(address, { insecure_value: digest });
  }
  return { resource };
}

/** Refuses a receipt of anything but this very stack. */
export function requireSame(receipt: Receipt, stack: Stack): void {
  const pairs = [
    ["platform", receipt.platform, stack.platform],
    ["environment", receipt.environment, stack.environment],
    ["stack", receipt.stack, stack.name],
    ["account", receipt.account, stack.accountId],
    ["region", receipt.region, stack.region],
  ] as const;
  const other = pairs.find(([, theirs, ours]) => theirs !== ours);
  if (!other) return;
  const [what, theirs, ours] = other;
  throw new CommandError(`the receipt is of another ${what}: ${theirs}, not ${ours}`, {
    hint: `It is of ${receipt.stack} of ${receipt.platform}, in ${receipt.account} ${receipt.region}, destroyed ${receipt.started}.`,
    exitCode: exitCodes.refused,
  });
}

/** One that was killed may announce snapshots that nobody took. */
function requireFinished({ outcome, superseded, started, stack, snapshots }: Receipt): void {
  if (outcome !== "unfinished") return;
  const taken = snapshots.filter(({ status }) => status === "available");
  const todo =
    superseded === undefined
      ? `Finish it first: devops-platform destroy ${stack} goes on from there, and its receipt brings everything back.`
      : `${stack} was deployed again at ${superseded}, so it is not gone on with. Bring a database back from its snapshot with \`restoreFromSnapshot\`.`;
  throw new CommandError(`the destroy of ${stack} that was begun at ${started} was not finished`, {
    hint: [todo, ...taken.map((one) => `${one.database} has the snapshot ${one.identifier}`)].join(
      "\n",
    ),
    exitCode: exitCodes.refused,
  });
}

function requireDatabase(stack: Stack, address: string, database: string, snapshot: string): void {
  if (isConfigured(stack, address)) return;
  throw new CommandError(`the receipt has data of ${database}, which is no longer configured`, {
    hint: `Its snapshot is ${snapshot}. Configure the database again under the key it had (${address}), or restore it under another one with \`restoreFromSnapshot\` and leave out --from-receipt.`,
    exitCode: exitCodes.refused,
  });
}

function isConfigured(stack: Stack, address: string): boolean {
  const [type = "", name = ""] = address.split(".");
  return stack.configuration.resource?.[type]?.[name] !== undefined;
}

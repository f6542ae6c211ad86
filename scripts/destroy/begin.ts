import type { StackContext } from "../lib/stack-context";
import { RECEIPT_VERSION, type Receipt } from "../receipt/receipt";
import { permissionOf } from "../stacks/permission";
import { numberOf, textOf } from "../state/attributes";
import type { StateEntry, StateMark } from "../state/document";
import { databasesIn } from "./databases";
import type { DestroyOptions } from "./destroy";
import { continuedSnapshots, goesOnFrom } from "./going-on";
import { logGroupsOfAws } from "./log-groups";
import { countedByModule } from "./preflight";
import { releasesIn } from "./releases";
import { expectedRemains, merged } from "./remains";
import { announced } from "./snapshots";

/** What a destroy begins on. */
export interface Beginning {
  readonly entries: readonly StateEntry[];
  /** Undefined where there is no state. */
  readonly state: StateMark | undefined;
  /** The newest receipt of the stack that did not come to its end. */
  readonly unfinished: Receipt | undefined;
}

/**
 * The receipt as it is before anything is destroyed: all that nobody can find out afterwards. One of an earlier
 * run is added to, because what it knows may be gone by now.
 */
export async function beginReceipt(
  context: StackContext,
  { entries, state, unfinished }: Beginning,
  options: DestroyOptions,
): Promise<Receipt> {
  const { stack } = context;
  const now = new Date();
  const { lifecycle, reason } = permissionOf(stack);
  const databases = databasesIn(entries);
  const announcements = announced(databases, now.toISOString(), options.snapshots ?? true);
  const there = { databases, announced: announcements, state };
  const earlier = unfinished && goesOnFrom(unfinished, there) ? unfinished : undefined;
  return {
    version: RECEIPT_VERSION,
    platform: stack.platform,
    environment: stack.environment,
    stack: stack.name,
    account: stack.accountId,
    region: stack.region,
    lifecycle,
    ...(reason === undefined ? {} : { allowDestroy: reason }),
    started: earlier?.started ?? now.toISOString(),
    ...(state && { state }),
    seconds: earlier?.seconds ?? 0,
    outcome: "unfinished",
    found: most(earlier?.found, countedByModule(entries)),
    destroyed: earlier?.destroyed ?? {},
    releases: { ...earlier?.releases, ...(await releasesIn(context, entries)) },
    snapshots: earlier ? continuedSnapshots(earlier, there) : announcements,
    recoverable: byAddress([...(earlier?.recoverable ?? []), ...recoverableIn(entries)]),
    logGroups: [...new Set([...(earlier?.logGroups ?? []), ...logGroupsOfAws(entries)])],
    remains: merged(earlier?.remains ?? [], expectedRemains(entries, databases, now)),
    resisted: [],
  };
}

/** What was there in one of the runs. */
function most(earlier: Receipt["found"] = {}, found: Receipt["found"]): Receipt["found"] {
  const modules = [...new Set([...Object.keys(earlier), ...Object.keys(found)])].sort();
  return Object.fromEntries(
    modules.map((module) => [module, Math.max(earlier[module] ?? 0, found[module] ?? 0)]),
  );
}

const recoverableIn = (entries: readonly StateEntry[]): Receipt["recoverable"] =>
  entries
    .filter(
      (entry) =>
        entry.type === "aws_kms_key" ||
        (entry.type === "aws_secretsmanager_secret" &&
          numberOf(entry, "recovery_window_in_days") > 0),
    )
    .map((entry) => ({ address: entry.address, arn: textOf(entry, "arn") }));

const byAddress = (all: Receipt["recoverable"]): Receipt["recoverable"] => [
  ...new Map(all.map((one) => [one.address, one])).values(),
];

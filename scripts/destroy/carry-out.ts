import { parseArn } from "../leftovers/classify";
import { askOwner } from "../leftovers/owners";
import { searchByTags } from "../leftovers/search";
import type { StackContext } from "../lib/stack-context";
import { Ledger } from "../receipt/ledger";
import type { Receipt, Remains } from "../receipt/receipt";
import { serviceCounts } from "../receipt/service-counts";
import { receiptInWords } from "../receipt/words";
import { ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";
import { styleFor } from "../terminal/style";
import { refuseMoved } from "./allowed";
import { databasesIn } from "./databases";
import type { DestroyOptions } from "./destroy";
import { destroyAll } from "./destroy-all";
import { deleteLogGroups } from "./log-groups";
import { asResisted, refuseRest } from "./outcome";
import { countedByModule } from "./preflight";
import { emptyRegistry, registriesIn } from "./registries";
import { merged } from "./remains";
import { startForSnapshots } from "./start-for-snapshots";
import { finalSnapshots, takeSnapshots } from "./taking-snapshots";
import { stopTasks } from "./writers";

export interface CarryOutProps {
  readonly context: StackContext;
  readonly entries: readonly StateEntry[];
  readonly options: DestroyOptions;
  /** As it was begun. */
  readonly receipt: Receipt;
}

/** Destroys, step by step; after each the receipt says what is known by then. */
export async function carryOut(props: CarryOutProps): Promise<Receipt> {
  const { context, entries, options } = props;
  const ledger = new Ledger(context, props.receipt.started, options.receiptFile);
  const since = Date.now();
  let receipt = props.receipt;
  const note = async (known: Partial<Receipt>) => {
    const seconds = props.receipt.seconds + Math.round((Date.now() - since) / 1000);
    receipt = { ...receipt, ...known, seconds };
    await ledger.write(receipt);
  };

  // What an earlier run found counts: by now they have none.
  const services = receipt.services ?? (await serviceCounts(context, clustersIn(entries)));
  await note({ services });
  const stopped = await stopTasks(context, entries);
  await startForSnapshots(context, entries, receipt.snapshots);
  for await (const snapshots of takeSnapshots(context, entries, receipt.snapshots, stopped > 0))
    await note({ snapshots });
  if (databasesIn(entries).length > 0) await refuseMoved(context, receipt);
  if (options.emptyRegistries)
    for (const repository of registriesIn(entries)) await emptyRegistry(context, repository);

  const { resisted, left } = await destroyAll(context, entries);
  await note({ destroyed: difference(receipt.found, countedByModule(left)), resisted });
  await note({ snapshots: await finalSnapshots(context, left, receipt.snapshots) });

  const gone = resisted.length === 0;
  if (gone) await deleteLogGroups(context, receipt.logGroups);
  const { leftovers, remains } = gone
    ? await searchByTags(context, arnsOf(entries))
    : { leftovers: [], remains: [] };
  await note({
    remains: merged(receipt.remains, await waiting(context, receipt), remains),
    resisted: [...resisted, ...asResisted(leftovers)],
  });
  await note({
    outcome: receipt.resisted.length === 0 ? "destroyed" : "resisted",
    finished: new Date().toISOString(),
  });
  context.say(receiptInWords(receipt, ledger.shown, styleFor(process.stderr)));
  options.onReceipt?.(receipt);
  refuseRest(context, receipt, ledger.shown);
  return receipt;
}

const clustersIn = (entries: readonly StateEntry[]): string[] =>
  ofType(entries, "aws_ecs_cluster").map((entry) => textOf(entry, "name"));

const arnsOf = (entries: readonly StateEntry[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ attributes: { arn } }) => (typeof arn === "string" ? [arn] : [])));

function difference(found: Receipt["found"], left: Receipt["found"]): Receipt["destroyed"] {
  const gone = Object.entries(found).map(
    ([module, count]) => [module, count - (left[module] ?? 0)] as const,
  );
  return Object.fromEntries(gone.filter(([, count]) => count > 0));
}

/** Secrets and keys that AWS deletes days later, with the day. */
async function waiting(context: StackContext, { recoverable }: Receipt): Promise<Remains[]> {
  const remains: Remains[] = [];
  for (const { arn } of recoverable) {
    const finding = await askOwner(context, parseArn(arn));
    if (typeof finding === "object") remains.push(finding.remains);
  }
  return remains;
}

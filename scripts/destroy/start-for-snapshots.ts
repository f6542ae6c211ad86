import type { StackContext } from "../lib/stack-context";
import { lookAtDatabases } from "../pause/databases";
import { untilDatabases, WAYS } from "../pause/until-databases";
import type { Snapshot } from "../receipt/receipt";
import type { StateEntry } from "../state/document";
import { databasesIn } from "./databases";

/** Starting "can take from minutes to hours". Source: RDS User Guide, "Starting a DB instance". */
const PATIENCE_MINUTES = 60;

/**
 * Starts the stopped databases of a paused environment of which a snapshot is still to be taken: AWS takes one of an
 * available database alone. Source: RDS API Reference, CreateDBSnapshot.
 */
export async function startForSnapshots(
  context: StackContext,
  entries: readonly StateEntry[],
  snapshots: readonly Snapshot[],
): Promise<void> {
  const announced = snapshots.filter(({ status }) => status === "announced");
  const wanted = databasesIn(entries)
    .filter(({ address }) => announced.some((one) => one.address === address))
    .map(({ identifier }) => ({ name: identifier, identifier, replicaOf: "" }));
  const found = await lookAtDatabases(context, wanted);
  const down = found.filter(({ state }) => state === "stopped" || state === "stopping");
  if (down.length === 0) return;
  const names = down.map(({ identifier }) => identifier).join(", ");
  context.say(`Starting ${names}, since AWS takes no snapshot of a stopped database …`);
  await untilDatabases(
    context,
    wanted.filter(({ identifier }) => down.some((one) => one.identifier === identifier)),
    WAYS.up,
    {
      minutes: PATIENCE_MINUTES,
      stillWanted: async () => {},
      command: `devops-platform destroy ${context.stack.name}`,
    },
  );
}

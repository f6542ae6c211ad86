import type { StackContext } from "../lib/stack-context";
import { Stopping } from "../release/stopping";
import { deployedEnvironment } from "../workloads/deployed";
import { databaseNamed } from "./database";
import { checkedName, instanceName } from "./identifiers";
import { instanceCost } from "./instance-cost";
import { requireKey } from "./key-there";
import { ownerPassword } from "./owner-password";
import { instanceWithId, rdsOf } from "./rds";
import { labelOf, restoreInstance } from "./restored";
import { sourceFrom } from "./source";

export interface BesideRequest {
  readonly database: string | undefined;
  /** Name of a snapshot, a moment, or `latest`. */
  readonly from: string;
  /** @default the database's with the time */
  readonly name: string | undefined;
  readonly minutes: number;
}

/** A database that was restored beside another. */
export interface Beside {
  readonly instance: string;
  readonly host: string;
  readonly port: number;
  /** The moment that its data is of. */
  readonly moment: string;
}

/** Restores a database as a second instance, which only those reach who reach the first; that one is not touched. */
export async function restoreBeside(
  context: StackContext,
  { database: given, from, name: wished, minutes }: BesideRequest,
): Promise<Beside> {
  const { stack, say } = context;
  const named = wished === undefined ? undefined : checkedName("instance", wished);
  const deployed = await deployedEnvironment(context);
  const database = databaseNamed(deployed, stack, given);
  const name = named ?? instanceName(database.identifier, "restored", new Date());
  const rds = rdsOf(context);
  const live = await instanceWithId(rds, database.resourceId);
  const { source, snapshot } = await sourceFrom(rds, database, live, from);
  if (snapshot) await requireKey(context, snapshot);
  const password = await ownerPassword(context, deployed, database);
  const stopping = new Stopping();
  const again = `devops-platform db restore ${stack.name} ${database.key} --from ${from} --beside ${name}`;
  const remove = `devops-platform db restore ${stack.name} --remove ${name}`;
  say(`Restoring ${labelOf(source)} as ${name}, beside ${database.identifier} …`);
  const left = `To go on: ${again}\nTo remove it: ${remove}`;
  const instance = await stopping.during(
    () =>
      restoreInstance(
        rds,
        { name, database, source, purpose: "beside", password },
        { say, minutes, stopping, left },
      ),
    say,
  );
  const { Address: host = "", Port: port = 5432 } = instance.Endpoint ?? {};
  say(`${name} is there: ${host}:${port}, reached by whatever reaches ${database.identifier}.`);
  sayOwner(context, password === undefined ? instance.MasterUserSecret?.SecretArn : undefined);
  say(`It costs ${instanceCost(database, stack.region)}, until: ${remove}`);
  return { instance: name, host, port, moment: source.moment };
}

function sayOwner({ say }: StackContext, secret: string | undefined): void {
  say(
    secret === undefined
      ? "Its owner has the password of now; other users have those of the backup's time."
      : `The owner's secret is gone; RDS keeps the copy's in ${secret}.`,
  );
}

import type { DBInstance } from "@aws-sdk/client-rds";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type Look, untilDone, type Waiting } from "./waiting";

/** States that no waiting ends. Source: RDS User Guide, "Viewing Amazon RDS DB instance status". */
const HOPELESS: Readonly<Record<string, string>> = {
  failed: "RDS could not make it and nobody can recover it.",
  "incompatible-restore": "RDS could not restore it with what it was made from.",
  "incompatible-parameters": "PostgreSQL does not start with the parameters of its group.",
  "incompatible-network": "Its subnet group has no free address, or lost its subnets.",
  "incompatible-option-group": "Its option group does not fit it.",
  "insufficient-capacity": "AWS has no capacity for its class in these zones now.",
  "inaccessible-encryption-credentials": "The key of its storage is gone or switched off.",
  "restore-error": "RDS could not restore it.",
  "storage-failure": "Its storage is damaged.",
};

/** It serves in these too. Source: as above. */
const SETTLED: readonly string[] = ["available", "storage-optimization", "backing-up"];

/** Whether an instance is in a state that RDS does not bring it out of: it takes no snapshot either. */
export const isBroken = ({ DBInstanceStatus = "" }: DBInstance): boolean =>
  Object.hasOwn(HOPELESS, DBInstanceStatus);

/** Waits until an instance has a name, however it is: from then on its old name is free. */
export const untilNamed = (
  name: string,
  find: () => Promise<DBInstance | undefined>,
  waiting: Waiting,
): Promise<DBInstance> =>
  untilDone(
    `the database ${name}`,
    async (): Promise<Look<DBInstance>> => {
      const instance = await find();
      if (instance?.DBInstanceIdentifier === name) return { done: instance };
      return { state: instance?.DBInstanceStatus ?? "not to be seen yet" };
    },
    waiting,
  );

/** Waits until an instance takes connections and nothing is left to be changed in it. */
export const untilAvailable = (
  name: string,
  find: () => Promise<DBInstance | undefined>,
  waiting: Waiting,
  isSo: (instance: DBInstance) => boolean = () => true,
): Promise<DBInstance> =>
  untilDone(
    `the database ${name}`,
    async (): Promise<Look<DBInstance>> => {
      const instance = await find();
      if (!instance) return { state: "not to be seen yet" };
      const state = instance.DBInstanceStatus ?? "unknown";
      const why = HOPELESS[state];
      if (why !== undefined) throw hopeless(instance, why, waiting.left);
      const settled = SETTLED.includes(state) && pendingOf(instance).length === 0;
      return settled && isSo(instance) ? { done: instance } : { state };
    },
    waiting,
  );

/** Names of what is still to be changed in an instance, some of it in its maintenance window. */
export const pendingOf = ({ PendingModifiedValues = {} }: DBInstance): string[] =>
  Object.entries(PendingModifiedValues)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name]) => name);

const hopeless = (
  { DBInstanceIdentifier, DBInstanceStatus }: DBInstance,
  why: string,
  left: string,
) =>
  new CommandError(`the database ${DBInstanceIdentifier} is ${DBInstanceStatus}`, {
    hint: `${why} ${left}`,
    exitCode: exitCodes.aws,
  });

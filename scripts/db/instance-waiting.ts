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
};

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
      const settled = state === "available" && !hasPending(instance);
      return settled && isSo(instance) ? { done: instance } : { state };
    },
    waiting,
  );

const hasPending = ({ PendingModifiedValues = {} }: DBInstance): boolean =>
  Object.values(PendingModifiedValues).some(
    (value) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );

const hopeless = (
  { DBInstanceIdentifier, DBInstanceStatus }: DBInstance,
  why: string,
  left: string,
) =>
  new CommandError(`the database ${DBInstanceIdentifier} is ${DBInstanceStatus}`, {
    hint: `${why} ${left}`,
    exitCode: exitCodes.aws,
  });

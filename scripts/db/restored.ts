import {
  type DBInstance,
  ModifyDBInstanceCommand,
  type RDSClient,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
} from "@aws-sdk/client-rds";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Database } from "./database";
import { untilAvailable } from "./instance-waiting";
import { instanceNamed, seeInstance, tagList, tagOf } from "./rds";
import { asking } from "./refused";
import { modifiedTo, type Purpose, reader, restoredWith } from "./settings";
import type { Source } from "./source";
import type { Waiting } from "./waiting";

/** In the tags of an instance that a restore made: what for, of which database, from what. */
export const MARKS = {
  purpose: "DatabaseRestore",
  database: "RestoredDatabase",
  from: "RestoredFrom",
} as const;

export interface NewInstance {
  readonly name: string;
  readonly database: Database;
  readonly source: Source;
  readonly purpose: Purpose;
  /** The owner's, as the environment knows it; undefined to have RDS make one. */
  readonly password: string | undefined;
  /** Further tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Restores an instance and waits for it, or goes on with the one that an earlier run began under this name. */
export async function restoreInstance(
  rds: RDSClient,
  wanted: NewInstance,
  waiting: Waiting,
): Promise<DBInstance> {
  const { name } = wanted;
  const there = await instanceNamed(rds, name);
  if (there) requireSame(there, wanted);
  else await begin(rds, wanted);
  const find = () => seeInstance(rds, name);
  await untilAvailable(name, find, waiting);
  await asking(`setting up the database ${name} (rds:ModifyDBInstance)`, () =>
    rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: name,
        ApplyImmediately: true,
        ...modifiedTo(wanted.database, wanted.purpose),
        ...master(wanted),
      }),
    ),
  );
  return untilAvailable(name, find, waiting);
}

/** RDS restores no password that it manages: that is asked for anew, and gets a secret of its own. */
function master({ password, purpose, database }: NewInstance) {
  const { flag, text } = reader(database);
  const key = text("master_user_secret_kms_key_id");
  const byRds = { ManageMasterUserPassword: true, ...(key && { MasterUserSecretKmsKeyId: key }) };
  if (purpose === "in-place" && flag("manage_master_user_password") === true) return byRds;
  if (password !== undefined) return { MasterUserPassword: password };
  return purpose === "in-place" ? {} : byRds;
}

async function begin(rds: RDSClient, wanted: NewInstance): Promise<void> {
  const { name, source, database, purpose } = wanted;
  const settings = restoredWith(database, purpose, source.sizeGiB);
  const Tags = tagList({ ...database.tags, Name: name, ...marksOf(wanted), ...wanted.tags });
  await asking(`restoring ${labelOf(source)} as ${name}`, async () => {
    if (source.kind === "snapshot")
      return rds.send(
        new RestoreDBInstanceFromDBSnapshotCommand({
          ...settings,
          DBInstanceIdentifier: name,
          DBSnapshotIdentifier: source.snapshot,
          Tags,
        }),
      );
    return rds.send(
      new RestoreDBInstanceToPointInTimeCommand({
        ...settings,
        TargetDBInstanceIdentifier: name,
        SourceDbiResourceId: source.resourceId,
        ...(source.latest
          ? { UseLatestRestorableTime: true }
          : { RestoreTime: new Date(source.moment) }),
        Tags,
      }),
    );
  });
}

const marksOf = ({ purpose, database, source }: NewInstance) => ({
  [MARKS.purpose]: purpose,
  [MARKS.database]: database.key,
  [MARKS.from]: markOfSource(source),
});

/** As a tag takes it. The last moment is another one at each run. */
const markOfSource = (source: Source): string =>
  source.kind === "snapshot" ? source.snapshot : source.latest ? "latest" : source.moment;

/** For people: `the snapshot before-the-move`, `2026-01-31T09:30:00.000Z`. */
export const labelOf = (source: Source): string =>
  source.kind === "snapshot"
    ? `the snapshot ${source.snapshot} of ${source.moment}`
    : `the data of ${source.moment}`;

function requireSame({ TagList }: DBInstance, wanted: NewInstance): void {
  const differs = Object.entries(marksOf(wanted)).some(
    ([key, value]) => tagOf(TagList, key) !== value,
  );
  if (!differs) return;
  throw new CommandError(`there is a database ${wanted.name} already`, {
    hint: `It was not restored from ${labelOf(wanted.source)}. Choose another name, or remove it first: devops-platform db restore <environment> --remove ${wanted.name}`,
    exitCode: exitCodes.refused,
  });
}

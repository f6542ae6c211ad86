import {
  AddTagsToResourceCommand,
  type DBInstance,
  ModifyDBInstanceCommand,
  type RDSClient,
  RemoveTagsFromResourceCommand,
} from "@aws-sdk/client-rds";
import type { StackContext } from "../lib/stack-context";
import type { DeployedEnvironment } from "../workloads/deployed";
import type { Database } from "./database";
import { untilAvailable } from "./instance-waiting";
import { type Journal, writeJournal } from "./journal";
import { ownerPassword } from "./owner-password";
import { instanceNamed, instanceWithId, seeInstance, snapshotNamed, tagList } from "./rds";
import { asking } from "./refused";
import { KEPT } from "./remove";
import { rename } from "./rename";
import { MARKS, restoreInstance } from "./restored";
import { exportedLogs } from "./settings";
import { beginSnapshot, untilTaken } from "./take-snapshot";
import type { Waiting } from "./waiting";

/** A restore in place that is under way. */
export interface Run {
  readonly rds: RDSClient;
  readonly context: StackContext;
  readonly deployed: DeployedEnvironment;
  readonly database: Database;
  readonly journal: Journal;
  /** How to go on where it ends. */
  readonly again: string;
}

/** The instance that takes over: with a snapshot of the old one first, made now or by an earlier run. */
export async function newInstanceFor(
  run: Run,
  waiting: Waiting,
): Promise<{ readonly instance: DBInstance; readonly journal: Journal }> {
  const { rds, context, journal, database } = run;
  const there = journal.newResourceId && (await instanceWithId(rds, journal.newResourceId));
  if (there) return { instance: there, journal };
  await safetySnapshot(run, waiting);
  waiting.stopping.here(waiting.left);
  waiting.say(`Restoring as ${journal.restored} …`);
  const { source, restored: name } = journal;
  const password = await ownerPassword(context, run.deployed, database);
  const wanted = { name, database, source, purpose: "in-place", password } as const;
  const instance = await restoreInstance(rds, wanted, waiting);
  const noted = { ...journal, newResourceId: instance.DbiResourceId ?? "" };
  await writeJournal(context, noted);
  return { instance, journal: noted };
}

async function safetySnapshot({ rds, journal, database }: Run, waiting: Waiting): Promise<void> {
  const { safety: name, oldResourceId, who: by } = journal;
  if (name === undefined) return;
  const old = await instanceWithId(rds, oldResourceId);
  if (!old?.DBInstanceIdentifier) return;
  if (!(await snapshotNamed(rds, name)))
    await beginSnapshot(rds, database, { name, instance: old.DBInstanceIdentifier, by });
  await untilTaken(rds, name, waiting);
}

/** The two change places; what was done before is not done again. */
export async function swap(run: Run, instance: DBInstance, waiting: Waiting): Promise<void> {
  const { rds, journal, database } = run;
  await asConfigured(rds, instance, database);
  await putAside(rds, journal, database, waiting);
  const fresh = await instanceWithId(rds, instance.DbiResourceId ?? "");
  await rename(rds, fresh ?? instance, journal.identifier, waiting);
  await exportLogs(rds, journal.identifier, "Enable", database, waiting);
}

/** Tags that the configuration does not have would be a change in every plan. */
async function asConfigured(
  rds: RDSClient,
  { DBInstanceArn: ResourceName }: DBInstance,
  { tags }: Database,
): Promise<void> {
  await asking("tagging the restored database (rds:AddTagsToResource)", async () => {
    const TagKeys = Object.values(MARKS);
    await rds.send(new RemoveTagsFromResourceCommand({ ResourceName, TagKeys }));
    await rds.send(new AddTagsToResourceCommand({ ResourceName, Tags: tagList(tags) }));
  });
}

/** The old instance and its replicas, where they are not lost. */
async function putAside(
  rds: RDSClient,
  { oldResourceId, kept, replicas, from }: Journal,
  database: Database,
  waiting: Waiting,
): Promise<void> {
  for (const replica of replicas) {
    const found = await instanceNamed(rds, replica.from);
    if (found) await keep(rds, found, replica.to, { from, database, waiting });
  }
  const old = await instanceWithId(rds, oldResourceId);
  if (old) await keep(rds, old, kept, { from, database, waiting });
}

async function keep(
  rds: RDSClient,
  instance: DBInstance,
  name: string,
  { database, from, waiting }: { database: Database; from: string; waiting: Waiting },
): Promise<void> {
  const { DBInstanceIdentifier: now = "", DbiResourceId: id = "" } = instance;
  if (now !== name) {
    await exportLogs(rds, now, "Disable", database, waiting);
    await rename(rds, instance, name, waiting);
  }
  const renamed = await instanceWithId(rds, id);
  const Tags = tagList({
    Name: name,
    [MARKS.purpose]: KEPT,
    [MARKS.database]: database.key,
    [MARKS.from]: from,
  });
  await asking(`tagging ${name} (rds:AddTagsToResource)`, () =>
    rds.send(new AddTagsToResourceCommand({ ResourceName: renamed?.DBInstanceArn, Tags })),
  );
}

/** An instance under another name would make log groups of that name, which nobody owns. */
async function exportLogs(
  rds: RDSClient,
  name: string,
  how: "Enable" | "Disable",
  database: Database,
  waiting: Waiting,
): Promise<void> {
  const find = () => seeInstance(rds, name);
  const exported = (await instanceNamed(rds, name))?.EnabledCloudwatchLogsExports ?? [];
  const logs = exportedLogs(database).filter(
    (log) => exported.includes(log) === (how === "Disable"),
  );
  if (logs.length === 0) return;
  await asking(`changing the exported logs of ${name} (rds:ModifyDBInstance)`, () =>
    rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: name,
        CloudwatchLogsExportConfiguration: { [`${how}LogTypes`]: logs },
        ApplyImmediately: true,
      }),
    ),
  );
  await untilAvailable(name, find, waiting);
}

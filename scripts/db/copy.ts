import { CopyDBSnapshotCommand, type DBSnapshot, RDSClient } from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { Stopping } from "../release/stopping";
import type { DeployedEnvironment } from "../workloads/deployed";
import { type Database, databasesOf } from "./database";
import { rdsOf, snapshotNamed, snapshotsOf, tagList } from "./rds";
import { asking } from "./refused";
import { untilTaken } from "./take-snapshot";

export interface CopyRequest {
  /** Name of a snapshot of one of the environment's databases, or `latest`. */
  readonly snapshot: string;
  /** Another region. */
  readonly to: string;
  /** KMS key of that region for an encrypted one. @default RDS's own there */
  readonly key: string | undefined;
  readonly wait: boolean;
  readonly minutes: number;
}

/** RDS's own key, which each account has in each region. */
const OWN_KEY = "alias/aws/rds";

/**
 * Copies a snapshot to another region under its own name; one that is there already is left alone, so that it can be
 * run every day. Costs the transfer (0.02 USD a GB within Europe and North America) and the storage there.
 * Source: RDS pricing, "Data transfer" and "Backup storage".
 * @returns ARN of the copy
 */
export async function copySnapshot(
  context: StackContext,
  deployed: DeployedEnvironment,
  request: CopyRequest,
): Promise<string> {
  const { stack, access, say } = context;
  const { to, wait, minutes } = request;
  requireOther(to, stack.region);
  const source = await sourceOf(context, deployed, request.snapshot);
  const there = new RDSClient(clientConfig(access, to));
  const name = nameThere(source.snapshot);
  const known = await snapshotNamed(there, name);
  if (known) say(`${name} is in ${to} already: ${known.Status}.`);
  else await begin(context, there, { source, name, request });
  if (!wait) return known?.DBSnapshotArn ?? name;
  const stopping = new Stopping();
  const left = `RDS goes on copying; the same command again waits for it.`;
  const done = await stopping.during(
    () => untilTaken(there, name, { say, minutes, stopping, left }),
    say,
  );
  say(
    `${name} is in ${to}. An environment there comes up with it: restoreFromSnapshot: "${name}".`,
  );
  return done.DBSnapshotArn ?? name;
}

async function begin(
  { stack, say }: StackContext,
  there: RDSClient,
  props: { readonly source: Source; readonly name: string; readonly request: CopyRequest },
): Promise<void> {
  const { name, request } = props;
  const { snapshot, database } = props.source;
  say(`Copying ${snapshot.DBSnapshotIdentifier} from ${stack.region} to ${request.to} …`);
  await asking(`copying the snapshot to ${request.to} (rds:CopyDBSnapshot)`, () =>
    there.send(
      new CopyDBSnapshotCommand({
        SourceDBSnapshotIdentifier: snapshot.DBSnapshotArn,
        TargetDBSnapshotIdentifier: name,
        ...(snapshot.Encrypted && { KmsKeyId: request.key ?? OWN_KEY }),
        Tags: tagList({ ...database.tags, Name: name }),
      }),
    ),
  );
}

interface Source {
  readonly snapshot: DBSnapshot;
  readonly database: Database;
}

async function sourceOf(
  context: StackContext,
  deployed: DeployedEnvironment,
  wanted: string,
): Promise<Source> {
  const { stack } = context;
  const rds = rdsOf(context);
  const lists = await Promise.all(
    databasesOf(deployed, stack).map(async (database) => {
      const snapshots = await snapshotsOf(rds, database.identifier);
      return snapshots.map((snapshot) => ({ snapshot, database }));
    }),
  );
  const complete = lists.flat().filter(({ snapshot }) => snapshot.Status === "available");
  const [newest] = complete.sort((one, other) => momentOf(other.snapshot) - momentOf(one.snapshot));
  const found =
    wanted === "latest"
      ? newest
      : complete.find(({ snapshot }) => snapshot.DBSnapshotIdentifier === wanted);
  if (found) return found;
  throw new CommandError(
    wanted === "latest"
      ? `no database of ${stack.name} has a complete snapshot`
      : `no database of ${stack.name} has a complete snapshot ${wanted}`,
    {
      hint: `devops-platform db snapshots ${stack.name} lists those there are; devops-platform db snapshot ${stack.name} takes one.`,
      exitCode: exitCodes.usage,
    },
  );
}

const momentOf = ({ SnapshotCreateTime }: DBSnapshot): number => SnapshotCreateTime?.getTime() ?? 0;

/** `rds:` marks RDS's own snapshots, and a copy is nobody's but ours. */
const nameThere = ({ DBSnapshotIdentifier = "" }: DBSnapshot): string =>
  DBSnapshotIdentifier.replace(/^(?:rds|awsbackup):/, "");

function requireOther(to: string, region: string): void {
  if (/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(to) && to !== region) return;
  throw new CommandError(
    to === region ? `the snapshot is in ${region} already` : `${to} is not an AWS region`,
    {
      hint: "Give another region's code with --to, such as eu-central-1.",
      exitCode: exitCodes.usage,
    },
  );
}

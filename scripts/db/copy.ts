import { CopyDBSnapshotCommand, type DBSnapshot, RDSClient } from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { Stopping } from "../release/stopping";
import type { DeployedEnvironment } from "../workloads/deployed";
import { type CopySource, copySourcesOf } from "./copy-sources";
import { COPIED_FROM, deleteOlderCopies } from "./older-copies";
import { snapshotNamed, tagList } from "./rds";
import { asking } from "./refused";
import { untilTaken } from "./take-snapshot";

export interface CopyRequest {
  /** Name of a snapshot of one of the environment's databases, or `latest`: the newest of each. */
  readonly snapshot: string;
  /** Another region. */
  readonly to: string;
  /** KMS key of that region for an encrypted one. @default RDS's own there */
  readonly key: string | undefined;
  /** How many copies of each database stay there. @default all */
  readonly keep: number | undefined;
  readonly wait: boolean;
  readonly minutes: number;
}

/** A snapshot and its copy. */
export interface Copy {
  /** Key of the database. */
  readonly database: string;
  readonly snapshot: string;
  /** ARN. */
  readonly copy: string;
}

export interface Copied {
  readonly copies: readonly Copy[];
  /** Names of older copies that were deleted. */
  readonly deleted: readonly string[];
}

/** RDS's own key, which each account has in each region. */
const OWN_KEY = "alias/aws/rds";

/**
 * Copies snapshots to another region under their own names; one that is there already is left alone, so that it can
 * be run every day. Costs the transfer (0.02 USD a GB within Europe and North America) and the storage there.
 * Source: RDS pricing, "Data transfer" and "Backup storage".
 */
export async function copySnapshots(
  context: StackContext,
  deployed: DeployedEnvironment,
  request: CopyRequest,
): Promise<Copied> {
  const { stack, access } = context;
  const { to, keep } = request;
  requireRegion(to);
  if (to === stack.region)
    throw new CommandError(`the snapshot is in ${to} already`, usage(ANOTHER));
  const { sources, without } = await copySourcesOf(context, deployed, request.snapshot);
  const there = new RDSClient(clientConfig(access, to));
  const copies: Copy[] = [];
  // All are begun before one is waited for.
  for (const source of sources) copies.push(await begin(context, there, { source, request }));
  const deleted: string[] = [];
  if (request.wait)
    for (const { database, snapshot } of sources) {
      await complete(context, there, nameThere(snapshot), request);
      if (keep !== undefined)
        deleted.push(...(await deleteOlderCopies(context, there, { database, keep })));
    }
  if (without.length === 0) return { copies, deleted };
  throw new CommandError(`${without.join(", ")} of ${stack.name} has no complete snapshot`, {
    hint: `The others are copied. devops-platform db snapshot ${stack.name} ${without[0]} takes one.`,
    exitCode: exitCodes.failed,
  });
}

async function begin(
  { stack, say }: StackContext,
  there: RDSClient,
  { source, request }: { readonly source: CopySource; readonly request: CopyRequest },
): Promise<Copy> {
  const { to, key } = request;
  const { snapshot, database } = source;
  const { DBSnapshotIdentifier = "" } = snapshot;
  const name = nameThere(snapshot);
  const known = await snapshotNamed(there, name);
  if (known?.Status === "failed")
    throw new CommandError(`the copy ${name} in ${to} did not succeed`, {
      hint: againAfterFailure(name, to),
      exitCode: exitCodes.aws,
    });
  say(
    known
      ? `${name} is in ${to} already: ${known.Status}.`
      : `Copying ${DBSnapshotIdentifier} from ${stack.region} to ${to} …`,
  );
  const made = known ?? (await ask(there, source, { name, stack, to, key }));
  return {
    database: database.key,
    snapshot: DBSnapshotIdentifier,
    copy: made?.DBSnapshotArn ?? name,
  };
}

type Ask = Pick<CopyRequest, "to" | "key"> &
  Pick<StackContext, "stack"> & { readonly name: string };

const ask = async (
  there: RDSClient,
  { snapshot, database }: CopySource,
  { name, to, key, stack }: Ask,
): Promise<DBSnapshot | undefined> => {
  const answer = await asking(`copying the snapshot to ${to} (rds:CopyDBSnapshot)`, () =>
    there.send(
      new CopyDBSnapshotCommand({
        SourceDBSnapshotIdentifier: snapshot.DBSnapshotArn,
        TargetDBSnapshotIdentifier: name,
        ...(snapshot.Encrypted && { KmsKeyId: key ?? OWN_KEY }),
        Tags: tagList({ ...database.tags, Name: name, [COPIED_FROM]: stack.region }),
      }),
    ),
  );
  return answer.DBSnapshot;
};

async function complete(
  { say }: StackContext,
  there: RDSClient,
  name: string,
  { to, minutes }: CopyRequest,
): Promise<void> {
  const stopping = new Stopping();
  const left = "RDS goes on copying; the same command again waits for it.";
  const waiting = { say, minutes, stopping, left };
  await stopping.during(() => untilTaken(there, name, waiting, againAfterFailure(name, to)), say);
  say(
    `${name} is in ${to}. An environment there comes up with it: restoreFromSnapshot: "${name}".`,
  );
}

/** Its name is taken until it is deleted. */
const againAfterFailure = (name: string, to: string): string =>
  `The snapshot itself is as it was; often the key there is what RDS could not use (--key). Delete the copy, then copy again: aws rds delete-db-snapshot --region ${to} --db-snapshot-identifier ${name}`;

/** `rds:` marks RDS's own snapshots, and a copy is nobody's but ours. */
const nameThere = ({ DBSnapshotIdentifier = "" }: DBSnapshot): string =>
  DBSnapshotIdentifier.replace(/^(?:rds|awsbackup):/, "");

const ANOTHER = "Give another region's code, such as eu-central-1.";
const usage = (hint: string) => ({ hint, exitCode: exitCodes.usage });

/** @throws what cannot be a region's code, before AWS is asked at an address that nobody has */
export function requireRegion(region: string): void {
  if (/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) return;
  throw new CommandError(`${region} is not an AWS region`, usage(ANOTHER));
}

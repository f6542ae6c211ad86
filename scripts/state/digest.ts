import { createHash } from "node:crypto";
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { callingAws, orNothing } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { readState, type StateContent } from "./content";
import { stateGone } from "./gone";
import { holdingLock } from "./holding";
import { lockOf } from "./lock";
import { pathOf, type StatePlace, tableClient } from "./place";
import { previousVersion } from "./versions";

/**
 * Mends the digest of a state, which Terraform keeps in the table beside its locks and compares on each
 * read. It is behind when Terraform was killed between writing the two, or when the state was
 * locked by the bucket's lock file meanwhile; Terraform then refuses to read its own state.
 *
 * Does nothing while somebody holds the lock: they may be just between the two.
 * @returns whether it was mended
 * @throws when the state is not the one that follows its previous version: then the digest is right
 */
export async function mendDigest(place: StatePlace, state?: StateContent): Promise<boolean> {
  const digest = await digestOf(place);
  if (digest === undefined) return false;
  if (matches(digest, state ?? (await readState(place)))) return false;
  if ((await lockOf(place)) !== undefined) return false;
  return holdingLock(place, `mending the digest of ${place.stack.name}`, async () => {
    const current = await readState(place);
    if (matches((await digestOf(place)) ?? "", current)) return false;
    if (current === undefined) throw stateGone(place);
    await requireSuccessor(place, current);
    await writeDigest(place, md5(current.text));
    return true;
  });
}

/**
 * For who may not mend it: Terraform would wait for a digest that is behind, and then ask its reader to write one by hand.
 * @throws where the digest is not that of the state
 */
export async function refuseDigestBehind(place: StatePlace, state?: StateContent): Promise<void> {
  const digest = await digestOf(place);
  if (digest === undefined || matches(digest, state ?? (await readState(place)))) return;
  // Somebody may just have written one of the two.
  if (matches((await digestOf(place)) ?? "", await readState(place))) return;
  const { name } = place.stack;
  throw new CommandError(`the digest of the state of ${name} is not that of its state`, {
    hint:
      `Somebody is writing it now, or was ended between the two: devops-platform unlock ${name} shows who holds the lock.\n` +
      `devops-platform plan ${name} without --no-lock mends it, with credentials that may write to the table ${place.stack.backend.lockTable}.`,
    exitCode: exitCodes.aws,
  });
}

/** Forgets the digest of a state that is no longer there, where it is made anew from what is in AWS. */
export async function forgetDigest(place: StatePlace): Promise<void> {
  const { lockTable: TableName } = place.stack.backend;
  if ((await digestOf(place)) === undefined) return;
  await holdingLock(place, `forgetting the digest of ${place.stack.name}`, async () => {
    if ((await readState(place)) !== undefined) return;
    await callingAws(`forgetting the digest of ${place.stack.name}`, () =>
      tableClient(place).send(new DeleteItemCommand({ TableName, Key: itemOf(place) })),
    );
  });
}

export const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

const matches = (digest: string, state: StateContent | undefined): boolean =>
  state !== undefined && md5(state.text) === digest;

/** Source: Terraform's S3 backend: the lock's id with `-md5`. */
const itemOf = (place: StatePlace) => ({ LockID: { S: `${pathOf(place)}-md5` } });

/** What Terraform expects the state to be; undefined where it expects nothing. */
async function digestOf(place: StatePlace): Promise<string | undefined> {
  const { lockTable: TableName } = place.stack.backend;
  if (TableName === undefined) return undefined;
  const asked = new GetItemCommand({ TableName, Key: itemOf(place), ConsistentRead: true });
  const found = await callingAws(`reading the digest of ${place.stack.name}`, () =>
    orNothing(tableClient(place).send(asked)),
  );
  return found?.Item?.Digest?.S || undefined;
}

/** Notes what the state is, where Terraform compares it. */
export async function writeDigest(place: StatePlace, digest: string): Promise<void> {
  const { lockTable: TableName } = place.stack.backend;
  if (TableName === undefined) return;
  const Item = { ...itemOf(place), Digest: { S: digest } };
  await callingAws(`mending the digest of ${place.stack.name}`, () =>
    tableClient(place).send(new PutItemCommand({ TableName, Item })),
  );
}

/** A state that somebody put there by hand is not taken for the one that was just being written. */
async function requireSuccessor(place: StatePlace, current: StateContent): Promise<void> {
  const before = (await previousVersion(place, current.versionId))?.document;
  const { lineage, serial } = current.document;
  if (before === undefined || (before.lineage === lineage && before.serial <= serial)) return;
  const { name } = place.stack;
  throw new CommandError(`the state of ${name} was replaced by something else than Terraform`, {
    hint:
      `It has the serial ${serial}, and the version before it ${before.serial}${before.lineage === lineage ? "" : " and another lineage"}.\n` +
      `devops-platform state versions ${name} shows all of them, devops-platform state restore ${name} <version-id> goes back to one.`,
    exitCode: exitCodes.aws,
  });
}

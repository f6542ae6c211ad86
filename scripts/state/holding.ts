import { randomUUID } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { awsErrorName, awsStatus, callingAws, explainedAwsError } from "../aws/errors";
import { CommandError, isCommandError } from "../lib/errors.mjs";
import { interrupted, onSignals } from "../lib/signals.mjs";
import { lockFileOf, lockOf } from "./lock";
import type { LockDocument } from "./lock-info";
import { locked } from "./locked";
import { bucketClient, pathOf, type StatePlace, tableClient } from "./place";
import { releaseFile, releaseItem, releaseLock } from "./release";

/**
 * Does something while this process holds the lock of a stack's state: the very lock that
 * Terraform takes, so that neither works while the other does.
 * @param doing completes "… has to wait": `mending the digest of dev`
 */
export async function holdingLock<T>(
  place: StatePlace,
  doing: string,
  work: () => Promise<T>,
): Promise<T> {
  const signals: EndSignal[] = [];
  // Ended at once, it would leave its lock behind: a signal waits for what takes moments.
  const done = await onSignals(
    (signal) => signals.push(signal),
    async () => {
      const release = await take(place, doing);
      const worked = await work().catch(async (error: unknown) => {
        throw await release().then(
          () => error,
          (second: unknown) => lockStayed(place, error, second),
        );
      });
      await callingAws("giving the lock of the state back", release);
      return worked;
    },
  );
  const [signal] = signals;
  if (signal !== undefined) throw interrupted(signal, "The lock of the state was given back.");
  return done;
}

/** What failed first is what matters; that the lock stayed comes with it. */
function lockStayed({ stack }: StatePlace, error: unknown, second: unknown): unknown {
  if (!isCommandError(error)) return error;
  const reason = second instanceof Error ? second.message : String(second);
  return new CommandError(error.message, {
    hint: [error.hint, `The lock stayed (${reason}): devops-platform unlock ${stack.name}`]
      .filter(Boolean)
      .join("\n"),
    exitCode: error.exitCode,
    cause: error,
  });
}

type EndSignal = Parameters<typeof interrupted>[0];

type Release = () => Promise<unknown>;

async function take(place: StatePlace, doing: string): Promise<Release> {
  const text = JSON.stringify(documentFor(place, doing));
  try {
    const { lockTable } = place.stack.backend;
    return await (lockTable === undefined
      ? takeFile(place, text)
      : takeItem(place, lockTable, text));
  } catch (error) {
    const holder = isHeld(error) ? await lockOf(place) : undefined;
    // The first answer was lost, and the SDK asked again: it is refused by the lock that it has.
    if (holder?.text === text) return () => releaseLock(place, holder);
    throw holder
      ? locked(doing, place.stack.name, holder)
      : explainedAwsError(error, "taking the lock of the state");
  }
}

const isHeld = (error: unknown): boolean =>
  awsErrorName(error) === "ConditionalCheckFailedException" ||
  awsStatus(error) === 412 ||
  awsStatus(error) === 409;

async function takeItem(place: StatePlace, table: string, text: string): Promise<Release> {
  const client = tableClient(place);
  const item = { LockID: { S: pathOf(place) }, Info: { S: text } };
  const condition = { ConditionExpression: "attribute_not_exists(LockID)" };
  await client.send(new PutItemCommand({ TableName: table, Item: item, ...condition }));
  return () => releaseItem(place, table, text);
}

async function takeFile(place: StatePlace, text: string): Promise<Release> {
  const client = bucketClient(place);
  const file = lockFileOf(place);
  const { VersionId } = await client.send(
    new PutObjectCommand({
      ...file,
      Body: text,
      ContentType: "application/json",
      IfNoneMatch: "*",
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: place.stack.backend.kmsKeyId,
    }),
  );
  return () => releaseFile(place, VersionId);
}

function documentFor(place: StatePlace, doing: string): LockDocument {
  return {
    ID: randomUUID(),
    Operation: doing,
    Info: "",
    Who: `${userInfo().username}@${hostname()}`,
    Version: "",
    Created: new Date().toISOString(),
    Path: pathOf(place),
  };
}

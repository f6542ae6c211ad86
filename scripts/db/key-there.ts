import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import type { DBSnapshot } from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { isNotFound } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";

/**
 * Refuses a snapshot whose key is gone or switched off: RDS would try for an hour and fail. Who may not look at the
 * key goes on; RDS says the rest.
 */
export async function requireKey(
  { access, stack }: StackContext,
  { KmsKeyId, DBSnapshotIdentifier }: DBSnapshot,
): Promise<void> {
  if (!KmsKeyId) return;
  const client = new KMSClient(clientConfig(access, stack.region));
  const state = await client.send(new DescribeKeyCommand({ KeyId: KmsKeyId })).then(
    ({ KeyMetadata }) => KeyMetadata?.KeyState ?? "unknown",
    (error: unknown) => (isNotFound(error) ? "gone" : "not known"),
  );
  const todo = TODO[state];
  if (todo === undefined) return;
  throw new CommandError(
    `the key of the snapshot ${DBSnapshotIdentifier} is ${WORDS[state] ?? state}`,
    { hint: `${todo}\nThe key: ${KmsKeyId}`, exitCode: exitCodes.refused },
  );
}

const WORDS: Readonly<Record<string, string>> = {
  PendingDeletion: "waiting for its deletion",
  Disabled: "switched off",
};

const TODO: Readonly<Record<string, string>> = {
  gone: "Nobody can read it any more. Choose a snapshot of another key.",
  PendingDeletion:
    "Until then it can be taken back: aws kms cancel-key-deletion --key-id <key>, then aws kms enable-key --key-id <key>.",
  Disabled: "Switch it on: aws kms enable-key --key-id <key>.",
};

import {
  CancelKeyDeletionCommand,
  DescribeKeyCommand,
  EnableKeyCommand,
  KMSClient,
} from "@aws-sdk/client-kms";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";
import type { PlanJson } from "../terraform/plan-json";
import { creationsOf } from "./creations";
import type { Deleted } from "./deleted";

/**
 * The keys that a receipt names and that a plan would make anew. Only with them can its snapshots be
 * read, and a database that is restored keeps the key of its snapshot: with a new one the next plan
 * would replace it.
 */
export async function deletedKeys(
  { stack, access }: StackContext,
  plan: PlanJson,
  receipt: Receipt | undefined,
): Promise<Deleted[]> {
  const client = new KMSClient(clientConfig(access, stack.region));
  const deleted: Deleted[] = [];
  for (const { address } of creationsOf("aws_kms_key", plan)) {
    const arn = receipt?.recoverable.find((one) => one.address === address)?.arn;
    if (arn === undefined) continue;
    const found = await callingAws(`looking for the key ${arn}`, () =>
      orNothing(client.send(new DescribeKeyCommand({ KeyId: arn }))),
    );
    const { KeyState, KeyId } = found?.KeyMetadata ?? {};
    if (KeyId === undefined) continue;
    deleted.push({
      to: address,
      id: KeyId,
      what: `The key ${KeyId}`,
      ...(KeyState === "PendingDeletion" && { restore: () => takeBack(client, KeyId) }),
    });
  }
  return deleted;
}

const takeBack = (client: KMSClient, KeyId: string) =>
  callingAws(`taking back the key ${KeyId}`, async () => {
    await client.send(new CancelKeyDeletionCommand({ KeyId }));
    await client.send(new EnableKeyCommand({ KeyId }));
  });

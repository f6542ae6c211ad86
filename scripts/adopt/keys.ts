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
import type { Import } from "./adoptable";
import type { Creation } from "./creations";

/**
 * Takes back the keys that a receipt names and that wait for their deletion. Only with them can its
 * snapshots be read, and a database that is restored keeps the key of its snapshot: with a new one the next plan
 * would replace it.
 */
export async function restoredKeys(
  { stack, access, say }: StackContext,
  creations: readonly Creation[],
  receipt: Receipt | undefined,
): Promise<Import[]> {
  const client = new KMSClient(clientConfig(access, stack.region));
  const imports: Import[] = [];
  for (const { address } of creations) {
    const arn = receipt?.recoverable.find((one) => one.address === address)?.arn;
    if (arn === undefined) continue;
    await callingAws(`taking back the key ${arn}`, async () => {
      const found = await orNothing(client.send(new DescribeKeyCommand({ KeyId: arn })));
      const { KeyState, KeyId } = found?.KeyMetadata ?? {};
      if (KeyId === undefined) return;
      if (KeyState === "PendingDeletion") {
        await client.send(new CancelKeyDeletionCommand({ KeyId }));
        await client.send(new EnableKeyCommand({ KeyId }));
        say(`The key ${KeyId} was waiting for its deletion and is taken back.`);
      }
      imports.push({ to: address, id: KeyId });
    });
  }
  return imports;
}

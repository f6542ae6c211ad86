import {
  DescribeSecretCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { Import } from "./adoptable";
import { type Creation, textIn } from "./creations";

/**
 * Restores the secrets that wait for their deletion: until then nobody else can have the name, and
 * what a person once set is still in them.
 */
export async function restoredSecrets(
  { stack, access, say }: StackContext,
  creations: readonly Creation[],
): Promise<Import[]> {
  const client = new SecretsManagerClient(clientConfig(access, stack.region));
  const imports: Import[] = [];
  for (const { address, planned } of creations) {
    const name = textIn(planned, "name");
    if (name === undefined) continue;
    await callingAws(`restoring the secret ${name}`, async () => {
      const found = await orNothing(client.send(new DescribeSecretCommand({ SecretId: name })));
      if (!found?.DeletedDate || found.ARN === undefined) return;
      await client.send(new RestoreSecretCommand({ SecretId: found.ARN }));
      say(`The secret ${name} was waiting for its deletion and is restored.`);
      imports.push({ to: address, id: found.ARN });
    });
  }
  return imports;
}

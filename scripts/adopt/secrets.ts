import {
  DescribeSecretCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import { hasTagsOf } from "../aws/own-tags";
import type { StackContext } from "../lib/stack-context";
import type { PlanJson } from "../terraform/plan-json";
import { creationsOf } from "./creations";
import type { Deleted } from "./deleted";
import { textOf } from "./unrecorded/wanted";

/**
 * The environment's own secrets that a plan would create and that wait for their deletion: until then nobody else can
 * have the name, and what a person once set is still in them.
 */
export async function deletedSecrets(
  { stack, access }: StackContext,
  plan: PlanJson,
): Promise<Deleted[]> {
  const client = new SecretsManagerClient(clientConfig(access, stack.region));
  const deleted: Deleted[] = [];
  for (const { address, planned } of creationsOf("aws_secretsmanager_secret", plan)) {
    const name = textOf(planned, "name");
    if (name === undefined) continue;
    const found = await callingAws(`looking for the secret ${name}`, () =>
      orNothing(client.send(new DescribeSecretCommand({ SecretId: name }))),
    );
    const arn = found?.DeletedDate && found.ARN;
    // A name that configuration prescribes may be another team's: then AWS says that it is taken.
    if (arn === undefined || !hasTagsOf(stack, found?.Tags)) continue;
    const restore = () =>
      callingAws(`restoring the secret ${name}`, () =>
        client.send(new RestoreSecretCommand({ SecretId: arn })),
      );
    deleted.push({ to: address, id: arn, what: `The secret ${name}`, restore });
  }
  return deleted;
}

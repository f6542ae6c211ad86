import {
  type DescribeSecretResponse,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { callingAws } from "../aws/errors";
import { CommandError } from "../lib/errors.mjs";
import { describeSecret, versionAt } from "./look";
import type { DeployedSecret } from "./secret";

/** Stands at the version that Terraform wrote, once others came after it. */
const TERRAFORMS = "terraform";

/** Writes a new value. The one before it stays as AWSPREVIOUS. */
export async function putValue(
  client: SecretsManagerClient,
  secret: DeployedSecret,
  value: string,
): Promise<void> {
  await keepTerraformsVersion(client, secret, await needSecret(client, secret));
  await callingAws(
    `writing the value of the secret ${secret.name} (secretsmanager:PutSecretValue)`,
    () => client.send(new PutSecretValueCommand({ SecretId: secret.arn, SecretString: value })),
  );
}

/** Makes the value count again that was there before; nobody reads it for that. */
export async function putBack(client: SecretsManagerClient, secret: DeployedSecret): Promise<void> {
  const described = await needSecret(client, secret);
  const previous = versionAt(described, "AWSPREVIOUS");
  if (previous === undefined) throw nothingBefore(secret);
  await keepTerraformsVersion(client, secret, described);
  await moveStage(client, secret, {
    stage: "AWSCURRENT",
    from: versionAt(described, "AWSCURRENT"),
    to: previous,
  });
}

/**
 * A version without any stage is one that AWS may delete. Terraform would miss the one it wrote, and its next plan
 * make another value.
 */
async function keepTerraformsVersion(
  client: SecretsManagerClient,
  secret: DeployedSecret,
  described: DescribeSecretResponse,
): Promise<void> {
  const to = secret.terraformVersion;
  const from = versionAt(described, TERRAFORMS);
  if (to === undefined || to === from || !(to in (described.VersionIdsToStages ?? {}))) return;
  await moveStage(client, secret, { stage: TERRAFORMS, from, to });
}

async function moveStage(
  client: SecretsManagerClient,
  { name, arn }: DeployedSecret,
  { stage, from, to }: { readonly stage: string; readonly from?: string | undefined; to: string },
): Promise<void> {
  await callingAws(
    `moving ${stage} of the secret ${name} (secretsmanager:UpdateSecretVersionStage)`,
    () =>
      client.send(
        new UpdateSecretVersionStageCommand({
          SecretId: arn,
          VersionStage: stage,
          MoveToVersionId: to,
          ...(from !== undefined && { RemoveFromVersionId: from }),
        }),
      ),
  );
}

async function needSecret(
  client: SecretsManagerClient,
  secret: DeployedSecret,
): Promise<DescribeSecretResponse> {
  const described = await describeSecret(client, secret);
  if (!described)
    throw new CommandError(`the secret ${secret.name} is gone from Secrets Manager`, {
      hint: `Somebody deleted ${secret.awsName} outside of Terraform. The next deploy makes it again, with a new value or, where you supply it, without one.`,
    });
  if (described.DeletedDate)
    throw new CommandError(`the secret ${secret.name} waits for its deletion`, {
      hint: `Nothing was changed. To have it back: aws secretsmanager restore-secret --secret-id ${secret.awsName}`,
    });
  return described;
}

const nothingBefore = ({ name }: DeployedSecret) =>
  new CommandError(`the secret ${name} has no value from before`, {
    hint: "Secrets Manager keeps the value before the present one, and this one has had no other. Nothing was changed.",
  });

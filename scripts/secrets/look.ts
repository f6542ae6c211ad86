import {
  DescribeSecretCommand,
  type DescribeSecretResponse,
  ListSecretVersionIdsCommand,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { callingAws, orNothing } from "../aws/errors";
import type { DeployedSecret } from "./secret";

/** How a secret stands in AWS. None of it is its value, which is not asked for. */
export interface Standing {
  /** `gone`: somebody deleted it outside of Terraform. `deleted`: it waits for its end, and may be restored until then. */
  readonly state: "set" | "empty" | "deleted" | "gone";
  /** When its present value was written. */
  readonly changed?: string;
}

/** The version that a stage stands at. */
export const versionAt = (
  { VersionIdsToStages = {} }: DescribeSecretResponse,
  stage: string,
): string | undefined =>
  Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes(stage))?.[0];

export const describeSecret = (
  client: SecretsManagerClient,
  { name, arn }: DeployedSecret,
): Promise<DescribeSecretResponse | undefined> =>
  callingAws(`looking at the secret ${name} (secretsmanager:DescribeSecret)`, () =>
    orNothing(client.send(new DescribeSecretCommand({ SecretId: arn }))),
  );

/** Looks at one secret. */
export async function lookAtSecret(
  client: SecretsManagerClient,
  secret: DeployedSecret,
): Promise<Standing> {
  const described = await describeSecret(client, secret);
  if (!described) return { state: "gone" };
  if (described.DeletedDate) return { state: "deleted" };
  const current = versionAt(described, "AWSCURRENT");
  if (current === undefined) return { state: "empty" };
  const changed = await writtenAt(client, secret, current);
  return { state: "set", ...(changed && { changed: changed.toISOString() }) };
}

/** `LastChangedDate` of the secret is no age of its value: a new description moves it too. */
async function writtenAt(
  client: SecretsManagerClient,
  { name, arn }: DeployedSecret,
  version: string,
): Promise<Date | undefined> {
  const { Versions = [] } = await callingAws(
    `asking for the age of the secret ${name} (secretsmanager:ListSecretVersionIds)`,
    () => client.send(new ListSecretVersionIdsCommand({ SecretId: arn })),
  );
  return Versions.find(({ VersionId }) => VersionId === version)?.CreatedDate;
}

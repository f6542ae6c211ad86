import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { DeployedEnvironment } from "../workloads/deployed";
import { outputOf } from "../workloads/read";
import type { Database } from "./database";

/**
 * The owner's password as everybody who connects knows it: a restored instance has the one of its backup's time.
 * It is handed to RDS alone.
 * @returns undefined where its secret is gone, as that of RDS goes with its database
 */
export async function ownerPassword(
  { access, stack }: StackContext,
  { state }: DeployedEnvironment,
  { key }: Database,
): Promise<string | undefined> {
  const arn = outputOf<Record<string, string | null>>(state, "secret_arns")?.[`${key}/owner`];
  if (!arn) return undefined;
  const client = new SecretsManagerClient(clientConfig(access, stack.region));
  const answer = await callingAws(
    `reading the owner's password of ${key} (secretsmanager:GetSecretValue)`,
    () => orNothing(client.send(new GetSecretValueCommand({ SecretId: arn }))),
  );
  return passwordIn(answer?.SecretString);
}

function passwordIn(secret: string | undefined): string | undefined {
  try {
    const { password } = JSON.parse(secret ?? "") as { readonly password?: unknown };
    return typeof password === "string" ? password : undefined;
  } catch {
    return undefined;
  }
}

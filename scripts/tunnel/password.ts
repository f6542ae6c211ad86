import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { EndUser } from "./end";

/** The password of a database's user, as its secret has it now. */
export async function passwordOf(
  { stack, access }: Pick<StackContext, "stack" | "access">,
  { name, secret_arn: SecretId }: EndUser,
): Promise<string> {
  const client = new SecretsManagerClient(clientConfig(access, stack.region));
  const { SecretString = "" } = await callingAws(
    `reading the password of ${name} (secretsmanager:GetSecretValue)`,
    () => client.send(new GetSecretValueCommand({ SecretId })),
  );
  const password = passwordIn(SecretString);
  if (password !== undefined) return password;
  throw new CommandError(`the secret of ${name} has no password in it`, {
    hint: "It has to be the JSON object { username, password }.",
    exitCode: exitCodes.failed,
  });
}

function passwordIn(text: string): string | undefined {
  try {
    const { password } = JSON.parse(text) as { password?: unknown };
    return typeof password === "string" ? password : undefined;
  } catch {
    return undefined;
  }
}

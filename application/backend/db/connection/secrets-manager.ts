import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { ReadPassword } from "./credentials";

/**
 * Reads the `password` of a secret in Secrets Manager, as whoever the environment says we are: in a
 * task, its role.
 */
export function secretReader(arn: string): ReadPassword {
  const client = new SecretsManagerClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000 },
  });
  return async (stage) => {
    try {
      const { SecretString } = await client.send(
        new GetSecretValueCommand({ SecretId: arn, VersionStage: stage }),
      );
      return passwordIn(SecretString ?? "");
    } catch (error) {
      if (stage === "AWSPREVIOUS" && error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  };
}

function passwordIn(secret: string): string {
  try {
    const { password } = JSON.parse(secret) as { password?: unknown };
    if (typeof password === "string") return password;
  } catch {
    // The parser's message would quote the secret.
  }
  throw new Error('the secret of the database is not the JSON object { "username", "password" }');
}

import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { ReadPassword } from "./credentials";

/**
 * Reads the `password` of a secret in Secrets Manager, as whoever the environment says we are: in a
 * task, its role. Rejects when there is no answer within so many milliseconds, all tries together.
 */
export function secretReader(arn: string, timeout: number): ReadPassword {
  const client = new SecretsManagerClient({
    maxAttempts: 3,
    // Without the last, a request that takes too long is written to the log and waited for.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  return async (stage) => {
    const abortSignal = AbortSignal.timeout(timeout);
    try {
      const { SecretString } = await client.send(
        new GetSecretValueCommand({ SecretId: arn, VersionStage: stage }),
        { abortSignal },
      );
      return passwordIn(SecretString ?? "");
    } catch (error) {
      if (stage !== "AWSCURRENT" && error instanceof ResourceNotFoundException) return undefined;
      if (!abortSignal.aborted) throw error;
      throw new Error(`Secrets Manager gave no answer within ${timeout} ms`, { cause: error });
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

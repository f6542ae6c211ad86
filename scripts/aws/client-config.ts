import type { Access } from "./access";

/** What every client of the AWS SDK is created with. */
export function clientConfig({ environment, endpoint }: Access, region: string) {
  const keys = keysIn(environment);
  if (endpoint === undefined) return keys ? { region, credentials: keys } : { region };
  // An emulator answers any signature, and a profile of the caller must never be asked for one.
  const anything = { accessKeyId: "emulator", secretAccessKey: "emulator" };
  return { region, endpoint, credentials: keys ?? anything };
}

/** Emulators have no host name for each bucket. */
export function s3ClientConfig(access: Access, region: string) {
  return { ...clientConfig(access, region), forcePathStyle: access.endpoint !== undefined };
}

/**
 * Keys in the environment count before a profile, as for Terraform. This SDK alone would take the
 * profile first, and one command would act as two identities.
 */
function keysIn(environment: NodeJS.ProcessEnv) {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!accessKeyId || !secretAccessKey) return undefined;
  const sessionToken = environment.AWS_SESSION_TOKEN;
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

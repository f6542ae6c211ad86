import type { Access } from "./access";

/** What every client of the AWS SDK is created with. */
export function clientConfig({ environment, endpoint, requestTimeout }: Access, region: string) {
  const keys = keysIn(environment);
  const common = { region, ...(requestTimeout !== undefined && endingAfter(requestTimeout)) };
  if (endpoint === undefined) return keys ? { ...common, credentials: keys } : common;
  // An emulator answers any signature, and a profile of the caller must never be asked for one.
  const anything = { accessKeyId: "emulator", secretAccessKey: "emulator" };
  return { ...common, endpoint, credentials: keys ?? anything };
}

/** Without `throwOnRequestTimeout` the SDK would only warn of it. */
const endingAfter = (requestTimeout: number) => ({
  requestHandler: {
    requestTimeout,
    connectionTimeout: requestTimeout,
    throwOnRequestTimeout: true,
  },
});

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

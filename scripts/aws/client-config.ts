import type { Access } from "./access";

/** What every client of the AWS SDK is created with. */
export function clientConfig({ environment, endpoint }: Access, region: string) {
  if (endpoint === undefined) return { region };
  return {
    region,
    endpoint,
    // An emulator answers any signature, and a profile of the caller must never be asked for one.
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? "emulator",
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? "emulator",
    },
  };
}

/** Emulators have no host name for each bucket. */
export function s3ClientConfig(access: Access, region: string) {
  return { ...clientConfig(access, region), forcePathStyle: access.endpoint !== undefined };
}

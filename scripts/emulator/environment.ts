import { devNull } from "node:os";

/**
 * What points Terraform, the AWS CLI and the SDKs at an emulator: nothing that is synthesized
 * changes.
 */
export function emulatorEnvironment(endpoint: string, region: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    AWS_REGION: region,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    // The provider tries 25 times: what the emulator answers with 500 would look like a hang.
    AWS_MAX_ATTEMPTS: "3",
    CHECKPOINT_DISABLE: "1",
  };
}

/** An environment without anything that chooses or authenticates a real AWS account. */
export function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith("AWS_") || name === "AWS_CA_BUNDLE",
    ),
  );
}

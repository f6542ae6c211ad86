import { writeFile } from "node:fs/promises";

/**
 * The `-backend-config` of an S3 backend that keeps its state in the emulator. The backend does
 * not read `AWS_ENDPOINT_URL` for everything it does.
 */
export function backendConfig(endpoint: string): string {
  const services = ["s3", "dynamodb", "sts", "iam"].map((name) => `  ${name} = "${endpoint}"`);
  return [
    "endpoints = {",
    ...services,
    "}",
    "use_path_style = true",
    "skip_credentials_validation = true",
    "skip_metadata_api_check = true",
    "skip_requesting_account_id = true",
    "",
  ].join("\n");
}

/** Writes {@link backendConfig} for `terraform init -backend-config=FILE`. */
export async function writeBackendConfig(file: string, endpoint: string): Promise<void> {
  await writeFile(file, backendConfig(endpoint));
}

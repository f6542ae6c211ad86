import type { PasswordSource } from "../../src/config/database";
import { type Credentials, fixedPassword, RotatingPassword } from "./credentials";

/** Milliseconds that reading a secret may take where nobody says otherwise. */
const readingTimeout = 10_000;

export async function credentialsFrom(
  source: PasswordSource,
  timeout = readingTimeout,
): Promise<Credentials> {
  if ("value" in source) return fixedPassword(source.value);
  // The SDK is loaded only where a secret is used.
  // It says in each process that its releases from January 2027 will want Node 22, and not in JSON.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const { secretReader } = await import("./secrets-manager");
  return new RotatingPassword(secretReader(source.secretArn, timeout));
}

import type { PasswordSource } from "../../src/config/database";
import { type Credentials, fixedPassword, RotatingPassword } from "./credentials";

export async function credentialsFrom(source: PasswordSource): Promise<Credentials> {
  if ("value" in source) return fixedPassword(source.value);
  // The SDK is loaded only where a secret is used.
  const { secretReader } = await import("./secrets-manager");
  return new RotatingPassword(secretReader(source.secretArn));
}

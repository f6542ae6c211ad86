import type { PasswordSource } from "../../src/config/database";
import { type Credentials, fixedPassword, RotatingPassword } from "./credentials";
import { secretReader } from "./secrets-manager";

export async function credentialsFrom(source: PasswordSource): Promise<Credentials> {
  if ("value" in source) return fixedPassword(source.value);
  return new RotatingPassword(await secretReader(source.secretArn));
}

import type { Report } from "./across";

export type PasswordSource = { readonly secretArn: string } | { readonly value: string };

type Values = Readonly<Record<string, unknown>>;

/** A password comes from a secret or is given, and a secret is read from a region. */
export function checkPassword(prefix: string, values: Values, report: Report): void {
  const [secret, password] = [`${prefix}_SECRET_ARN`, `${prefix}_PASSWORD`];
  if (values[secret] === undefined) return;
  if (values[password] !== undefined) report(password, `is given beside ${secret}: leave one out`);
  if (values.AWS_REGION === undefined) report("AWS_REGION", `is missing, to read ${secret} from`);
}

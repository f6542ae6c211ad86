import { CommandError, exitCodes } from "../../lib/errors.mjs";

/** A file's bytes as text. PowerShell's `>` writes UTF-16, and some editors a mark at the beginning. */
export function decode(bytes: Buffer, from: string): string {
  if (bytes.length === 0) throw notPlan(`${from} is empty`, "The command that wrote it failed.");
  if (bytes.subarray(0, 2).toString("latin1") === "PK")
    throw notPlan(
      `${from} is a plan in Terraform's own format`,
      `terraform show -json ${from} writes it as JSON.`,
    );
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (big) return Buffer.from(bytes.subarray(2)).swap16().toString("utf16le");
  const text = little ? bytes.subarray(2).toString("utf16le") : bytes.toString("utf8");
  return text.replace(/^\uFEFF/, "");
}

export const notPlan = (message: string, hint: string): CommandError =>
  new CommandError(message, { hint, exitCode: exitCodes.usage });

import { CommandError, exitCodes } from "../../lib/errors.mjs";

/** A file's bytes as text. PowerShell's `>` writes UTF-16, and some editors a mark at the beginning. */
export function decode(bytes: Buffer, from: string): string {
  if (bytes.length === 0) throw notPlan(`${from} is empty`, "The command that wrote it failed.");
  if (bytes.subarray(0, 2).toString("latin1") === "PK")
    throw notPlan(
      `${from} is a plan in Terraform's own format`,
      `terraform show -json ${from} writes it as JSON.`,
    );
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    throw notPlan(`${from} is compressed`, `gunzip < ${from} > dev.json writes it as JSON.`);
  return textOf(bytes).replace(/^\uFEFF/, "");
}

/** JSON begins with a character of ASCII: where the zero of its two bytes is says which comes first. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || second === 0) return bytes.toString("utf16le");
  const big = (first === 0xfe && second === 0xff) || (first === 0 && bytes.length > 1);
  if (!big) return bytes.toString("utf8");
  // What was cut off in the middle of a character has a byte too many.
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString("utf16le");
}

export const notPlan = (message: string, hint: string): CommandError =>
  new CommandError(message, { hint, exitCode: exitCodes.usage });

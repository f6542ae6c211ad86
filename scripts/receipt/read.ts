import { readFileSync } from "node:fs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { RECEIPT_VERSION, type Receipt, receiptSchema } from "./receipt";

/** A receipt that a destroy wrote. */
export function readReceipt(file: string): Receipt {
  return parseReceipt(textOf(file), file);
}

/** A receipt from its text; `from` says in errors where that is from. */
export function parseReceipt(text: string, from: string): Receipt {
  const json = jsonOf(text);
  const version = typeof json === "object" && json !== null && "version" in json && json.version;
  if (typeof version !== "number") {
    throw unusable(`${from} is no receipt`, "A receipt is the JSON file that `destroy` writes.");
  }
  if (version > RECEIPT_VERSION) {
    throw unusable(
      `${from} was written by a newer devops-platform`,
      `It is a receipt of version ${version}, and this one reads up to ${RECEIPT_VERSION}. Use the commit that wrote it, or a later one.`,
    );
  }
  const read = receiptSchema.safeParse(json);
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, message }) => `${path.join(".") || "(the whole file)"}: ${message}`,
  );
  throw unusable(`${from} is not a complete receipt`, problems.join("\n"));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === "ENOENT"
      ? unusable(`there is no receipt ${file}`, "`destroy` says at its end where it wrote one.")
      : unusable(`the receipt ${file} cannot be read`, `The system said: ${code ?? error}`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unusable = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.usage });

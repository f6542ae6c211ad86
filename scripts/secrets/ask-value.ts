import { isCancel, password } from "@clack/prompts";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/** Takes a value from whoever types it, unseen and twice, or from a pipe. */
export async function askValue(name: string, say: (line: string) => void): Promise<string> {
  if (!process.stdin.isTTY) return withoutNewline(await piped(name), say);
  const value = await typed(`Value of ${name}`);
  const again = await typed("The same again");
  if (value === again) return value;
  throw new CommandError("the two are not the same: nothing was changed", {
    exitCode: exitCodes.usage,
  });
}

async function typed(message: string): Promise<string> {
  const answer = await password({ message, output: process.stderr });
  if (!isCancel(answer)) return answer ?? "";
  throw new CommandError("interrupted: nothing was changed", { exitCode: exitCodes.interrupted });
}

async function piped(name: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new CommandError(`that is no value for ${name}: it is no text in UTF-8`, {
      hint: "Encode what is binary, with `base64` for example. Nothing was changed.",
      exitCode: exitCodes.usage,
    });
  }
}

/** `echo` and editors end with one that nobody means; a key that ends with two has meant the first. */
export function withoutNewline(text: string, say: (line: string) => void): string {
  const value = text.replace(/\r?\n$/, "");
  if (value !== text) say("The newline at its end is left out.");
  return value;
}

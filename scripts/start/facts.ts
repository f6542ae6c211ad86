import { neverReleased, waitingInWords } from "../deploy/waiting";
import type { StackContext } from "../lib/stack-context";
import { outputsOf } from "../outputs/read";
import { inWords } from "../outputs/words";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { cut } from "./words";

/** What was deployed tells of itself: names and addresses, and what it still waits for. */
export async function showFacts(context: StackContext): Promise<void> {
  const { name } = context.stack;
  const outputs = (await outputsOf(context)) ?? {};
  say(`\n${styleFor(process.stderr)("bold", `${name} is up`)}`);
  const columns = process.stdout.columns || Number.POSITIVE_INFINITY;
  const lines = inWords(outputs)
    .split("\n")
    .map((line) => cut(`  ${line}`, columns));
  process.stdout.write(`${lines.join("\n")}\n`);
  const [waiting] = waitingInWords(name, await neverReleased(context))?.split("\n") ?? [];
  if (waiting !== undefined) say(`  ${waiting}`);
}

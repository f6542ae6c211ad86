import type { StackContext } from "../lib/stack-context";

/** One output of a stack, as its state has it. */
export interface Output {
  readonly value: unknown;
  readonly sensitive: boolean;
}

/** What a stack tells, by name; undefined when it is not deployed. */
export async function outputsOf(
  _context: StackContext,
): Promise<Readonly<Record<string, Output>> | undefined> {
  throw new Error("being written");
}

import type { StackContext } from "../lib/stack-context";

export interface BootstrapOptions {
  /** Said at the end, for a command that goes on by itself. @default true */
  readonly sayNext?: boolean;
}

/**
 * Makes the bucket, the table and the key that keep the state of an account and region, and moves
 * their own state into that bucket. Safe to run again at any point.
 * @param context whose stack is the bootstrap stack
 */
export async function bootstrap(
  _context: StackContext,
  _options: BootstrapOptions = {},
): Promise<void> {
  throw new Error("not yet");
}

import type { Access } from "../aws/access";
import type { App } from "../stacks/app";
import type { Stack } from "../stacks/stack";
import type { Answers } from "../terminal/ask";
import type { OnInterrupt } from "../terraform/long-run";

/** What everything that acts on one stack is given. */
export interface StackContext {
  readonly app: App;
  readonly stack: Stack;
  readonly access: Access;
  /** How questions are answered where nobody is asked. */
  readonly answers: Answers;
  /** @default "finish" */
  readonly onInterrupt?: OnInterrupt;
  /** Tells the person who waits something. */
  readonly say: (line: string) => void;
}

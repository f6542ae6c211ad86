import { chmodSync, existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";

/** What Terraform calls the state that it could not write to its backend. */
const UNSAVED = "errored.tfstate";

/** Whether a workspace holds a state that could be saved nowhere else. */
export const holdsState = (directory: string): boolean => existsSync(join(directory, UNSAVED));

/**
 * Moves the state that Terraform could not write to its backend into the app's folder: it is all that
 * knows what was made. Undefined where there is none.
 * @returns the file that it is kept in
 */
export function keepState(directory: string, folder: string, stack: string): string | undefined {
  if (!holdsState(directory)) return undefined;
  const kept = join(folder, `errored-${stack}-${Date.now()}.tfstate`);
  renameSync(join(directory, UNSAVED), kept);
  chmodSync(kept, 0o600);
  return kept;
}

/** The newest state of a stack that {@link keepState} kept in the app's folder. */
export function keptState(folder: string, stack: string): string | undefined {
  const start = `errored-${stack}-`;
  const [newest] = readdirSync(folder)
    .filter((name) => name.startsWith(start) && /^\d+\.tfstate$/.test(name.slice(start.length)))
    .sort()
    .reverse();
  return newest === undefined ? undefined : join(folder, newest);
}

/** All that is to be done about a state that was kept, in its order. */
export const unsavedInWords = (stack: string, kept: string): string =>
  [
    `The state could not be saved where it belongs. It is kept in ${kept}: nothing else knows what was made.`,
    "Do this, in this order:",
    ...numbered([
      "get AWS to answer again; where the credentials have expired, log in: aws sso login",
      `devops-platform unlock ${stack}`,
      ...homewards(stack, kept),
    ]),
  ].join("\n");

/** The same for whoever has just released the lock. */
export const stillUnsavedInWords = (stack: string, kept: string): string =>
  [
    `A state of ${stack} could not be saved where it belongs and is kept in ${kept}.`,
    "Do this, in this order:",
    ...numbered(homewards(stack, kept)),
  ].join("\n");

const homewards = (stack: string, kept: string): string[] => [
  `devops-platform state push ${stack} ${kept}`,
  `devops-platform deploy ${stack}, or whatever else was to be done: it goes on from there`,
];

const numbered = (steps: readonly string[]): string[] =>
  steps.map((step, index) => `  ${index + 1}. ${step}`);

import { CommandError } from "../lib/errors.mjs";
import type { Git } from "./git";

/** Whether a clone has only the last commits, as jobs of workflows are given it. */
export const isShallow = async (git: Git): Promise<boolean> =>
  (await git(["rev-parse", "--is-shallow-repository"])) === "true";

/** What a clone has not enough commits for. */
export const shallow = (words: string): CommandError =>
  new CommandError(words, {
    hint: "In a workflow give actions/checkout `fetch-depth: 0`; here `git fetch --unshallow` brings the rest.",
  });

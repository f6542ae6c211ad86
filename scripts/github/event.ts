import { readFileSync } from "node:fs";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/** What is read of the event that started a workflow. */
interface Event {
  readonly pull_request?: { readonly number?: number; readonly head?: { readonly sha?: string } };
  readonly repository?: { readonly default_branch?: string };
  readonly issue?: { readonly number?: number; readonly pull_request?: object };
}

/** The pull request that a job is about. @param given on the command line, which counts first */
export function pullNumberOf(environment: NodeJS.ProcessEnv, given?: number): number {
  const { pull_request: pull, issue } = eventOf(environment);
  const fromReference = /^refs\/pull\/(\d+)\//.exec(environment.GITHUB_REF ?? "")?.[1];
  const found =
    given ?? pull?.number ?? (issue?.pull_request && issue.number) ?? Number(fromReference ?? 0);
  if (found > 0) return found;
  throw new CommandError("it is not said which pull request", {
    hint: "Write --pull <number>; only the events of a pull request have one.",
    exitCode: exitCodes.usage,
  });
}

/**
 * The commit that a job is about. For a pull request GITHUB_SHA is a merge that GitHub tries, and nobody looks
 * at the status of that: its last own commit is meant.
 */
export function commitOf(environment: NodeJS.ProcessEnv, given?: string): string {
  const found = given ?? eventOf(environment).pull_request?.head?.sha ?? environment.GITHUB_SHA;
  if (found && /^[0-9a-f]{40}$/.test(found)) return found;
  throw new CommandError(found ? `"${found}" is no commit` : "it is not said which commit", {
    hint: "Write --commit with its forty digits: `git rev-parse HEAD`.",
    exitCode: exitCodes.usage,
  });
}

/**
 * The last commit of a pull request as the job sees it, which is what its texts are about; undefined where the job is
 * about something else.
 */
export function headOf(
  environment: NodeJS.ProcessEnv,
  pull: number,
  given?: string,
): string | undefined {
  const { pull_request: event } = eventOf(environment);
  const found = given ?? (event?.number === pull ? event.head?.sha : undefined);
  return found === undefined ? undefined : commitOf(environment, found);
}

/** The branch that pull requests are merged into; `main` where no event says another one. */
export const defaultBranchOf = (environment: NodeJS.ProcessEnv): string =>
  eventOf(environment).repository?.default_branch ?? "main";

function eventOf({ GITHUB_EVENT_PATH: file }: NodeJS.ProcessEnv): Event {
  if (!file) return {};
  try {
    return Object(JSON.parse(readFileSync(file, "utf8"))) as Event;
  } catch (error) {
    throw new CommandError(`${file}, which GITHUB_EVENT_PATH names, cannot be read`, {
      hint: `It should be the JSON of an event: ${(error as Error).message}`,
      exitCode: exitCodes.usage,
    });
  }
}

import { CommandError, exitCodes } from "../lib/errors.mjs";
import { say } from "../terminal/say";
import type { GitHub } from "./github";

export const STATES = ["success", "failure", "error", "pending"] as const;

/** What stands beside a commit. */
export interface Status {
  /** Tells it from others: `review`. The newest of a context counts. */
  readonly context: string;
  readonly state: (typeof STATES)[number];
  readonly description?: string | undefined;
  /** Where one goes by clicking it. */
  readonly target_url?: string | undefined;
}

/** Source: GitHub's REST API, "Create a commit status", which answers 422 to more. */
const MOST_CHARACTERS = 140;

export async function setStatus(github: GitHub, sha: string, status: Status): Promise<void> {
  const { description, target_url } = status;
  if (target_url !== undefined && !/^https?:\/\/\S+$/.test(target_url))
    throw new CommandError(`"${target_url}" is no address`, {
      hint: "Write --target-url https://…",
      exitCode: exitCodes.usage,
    });
  const doing = {
    words: `setting the status of ${sha.slice(0, 12)}`,
    permission: "statuses: write",
  };
  await github.call(doing, "POST /repos/{owner}/{repo}/statuses/{sha}", {
    ...status,
    sha,
    ...(description !== undefined && { description: shortened(description) }),
  });
}

function shortened(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  say(
    `The description has ${text.length} characters; GitHub takes ${MOST_CHARACTERS}, so it is cut.`,
  );
  return `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}

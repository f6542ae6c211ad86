import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type Answer, answerIn, askedToWait } from "./answers";

/** What a call is for. */
export interface Doing {
  /** Completes "while …": `writing the comment`. */
  readonly words: string;
  /** What a workflow writes under `permissions:`, such as `pull-requests: write`. */
  readonly permission: string;
}

/** A call that GitHub did not do as it was asked. */
export class GitHubFailure extends CommandError {
  constructor(
    /** Of its answer; undefined where there was none. */
    readonly status: number | undefined,
    message: string,
    hint: string,
  ) {
    super(message, { hint, exitCode: exitCodes.failed });
  }
}

/** A failure of GitHub for people. The token is in none of its words. */
export function failureOf(error: unknown, doing: Doing, token: string): GitHubFailure {
  const answer = answerIn(error);
  const { status, words } = answer;
  const { says, hint } = explained(answer, doing);
  const safe = (text: string) => text.replaceAll(token, "***");
  const said = status === undefined ? words : words && `GitHub said: ${status} ${words}`;
  return new GitHubFailure(
    status,
    safe(`${says}, while ${doing.words}`),
    safe([hint, said].filter(Boolean).join("\n")),
  );
}

interface Explained {
  readonly says: string;
  readonly hint: string;
}

function explained(answer: Answer, { permission }: Doing): Explained {
  const { status } = answer;
  const seconds = askedToWait(answer);
  if (seconds !== undefined)
    return {
      says: "GitHub asked to slow down",
      hint: `It takes requests again in ${seconds} s; run the same command then.`,
    };
  if (status === undefined)
    return {
      says: "GitHub could not be reached",
      hint: "Look at the network and at GITHUB_API_URL, then run the same command.",
    };
  if (status >= 500)
    return {
      says: "GitHub failed",
      hint: "https://www.githubstatus.com says whether it is known. Run the same command a little later.",
    };
  return REFUSALS[status]?.(permission, answer) ?? OTHER;
}

const OTHER: Explained = { says: "GitHub refused", hint: "" };

const REFUSALS: Readonly<Record<number, (permission: string, answer: Answer) => Explained>> = {
  401: () => ({
    says: "GitHub does not know this token",
    hint: "It has expired, or GITHUB_TOKEN holds something else. A workflow's own is `${{ github.token }}`, and ends with its job.",
  }),
  403: (permission, { header }) => ({
    says: "GitHub refused: this token may not do it",
    hint: [
      `The job needs \`${permission}\` under \`permissions:\`. What comes from a fork never gets more than reading.`,
      header("x-accepted-github-permissions") &&
        `GitHub accepts: ${header("x-accepted-github-permissions")}`,
    ]
      .filter(Boolean)
      .join("\n"),
  }),
  404: (permission) => ({
    says: "GitHub has no such thing, or this token may not see it",
    hint: `Look at the repository and the number. In a private repository the job needs \`${permission}\` under \`permissions:\`.`,
  }),
  410: () => ({
    says: "GitHub refused: issues are turned off in this repository",
    hint: "Turn them on in its settings, or leave this out.",
  }),
  422: () => ({ says: "GitHub does not take what it was sent", hint: "" }),
};

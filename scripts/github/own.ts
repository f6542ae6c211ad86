import { GitHubFailure } from "./failures";
import type { GitHub } from "./github";

/** Who wrote something on GitHub. */
export interface Author {
  readonly login?: string;
  readonly type?: string;
}

/** Who jobs of GitHub Actions write as. No user can have this name: it has brackets. */
export const ACTIONS = "github-actions[bot]";

const DOING = { words: "asking whose token this is", permission: "metadata: read" };

/** The names that what the token writes is written by. */
export async function ownNames(github: GitHub): Promise<readonly string[]> {
  try {
    const { login } = await github.call<Author>(DOING, "GET /user");
    return login === undefined || login === ACTIONS ? [ACTIONS] : [login, ACTIONS];
  } catch (error) {
    // The token of a job is nobody's: GitHub refuses this one question.
    if (error instanceof GitHubFailure && (error.status === 403 || error.status === 404))
      return [ACTIONS];
    throw error;
  }
}

/** Whether something was written by one of some names. Anybody can copy a marker that nobody sees. */
export const isBy = (names: readonly string[], author: Author | null | undefined): boolean =>
  author?.login !== undefined && names.includes(author.login);

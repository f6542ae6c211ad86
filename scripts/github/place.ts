import { CommandError, exitCodes } from "../lib/errors.mjs";

/** A repository on GitHub, and how it is reached. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
  /** Never printed. */
  readonly token: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

/** As GitHub Actions sets the variables; `repository` is what the command line says instead. */
export function placeOf(environment: NodeJS.ProcessEnv, repository?: string): Place {
  const { GITHUB_TOKEN: token } = environment;
  if (!token)
    throw new CommandError("there is no token for GitHub", {
      hint: "In a workflow write `env: { GITHUB_TOKEN: ${{ github.token }} }` at the step; here `GITHUB_TOKEN=$(gh auth token)` before the command.",
      exitCode: exitCodes.usage,
    });
  const apiUrl = urlOf(environment.GITHUB_API_URL || "https://api.github.com");
  return {
    ...partsOf(repository ?? environment.GITHUB_REPOSITORY ?? ""),
    token,
    apiUrl,
    // An own server of GitHub's has the two side by side.
    graphqlUrl: environment.GITHUB_GRAPHQL_URL || `${apiUrl.replace(/\/v3$/, "")}/graphql`,
  };
}

function partsOf(name: string): { readonly owner: string; readonly repo: string } {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(name) ?? [];
  if (owner !== undefined && repo !== undefined) return { owner, repo };
  throw new CommandError(name ? `"${name}" is no repository` : "it is not said which repository", {
    hint: "Write --repository owner/name, or set GITHUB_REPOSITORY, as GitHub Actions does.",
    exitCode: exitCodes.usage,
  });
}

function urlOf(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
    return text.replace(/\/+$/, "");
  throw new CommandError("GITHUB_API_URL is no address", {
    hint: "Leave it out for github.com; a server of your own has https://<host>/api/v3.",
    exitCode: exitCodes.usage,
  });
}

/** Where the run of a workflow is seen; undefined outside of one. */
export function runUrlOf(environment: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: run } = environment;
  return server && name && run ? `${server}/${name}/actions/runs/${run}` : undefined;
}

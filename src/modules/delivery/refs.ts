import type { DeployOn } from "./config";

/** The commits that an environment deploys, as `ref` in a token of GitHub says it. */
export const refOf = (deployOn: DeployOn): string =>
  "branch" in deployOn ? branchRef(deployOn.branch) : `refs/tags/${deployOn.tag}`;

export const branchRef = (branch: string): string => `refs/heads/${branch}`;

/** What GitHub makes of a pull request to try it merged; nothing else runs on such a ref. */
export const PULL_REQUEST_REF = "refs/pull/*/merge";

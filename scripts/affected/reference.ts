import type { DeployOn } from "../../src/modules/delivery/config";

/** What a job of a workflow runs for. */
export interface Reference {
  readonly kind: "branch" | "tag";
  readonly name: string;
}

/** As GitHub Actions says it; undefined on a laptop, and for a pull request, which deploys nothing. */
export function referenceOf({ GITHUB_REF: ref = "" }: NodeJS.ProcessEnv): Reference | undefined {
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  if (name === undefined) return undefined;
  return { kind: kind === "tags" ? "tag" : "branch", name };
}

/** Whether something that is pushed makes an environment be deployed. */
export function deploysFrom(deployOn: DeployOn, { kind, name }: Reference): boolean {
  if ("branch" in deployOn) return kind === "branch" && deployOn.branch === name;
  const pattern = deployOn.tag.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return kind === "tag" && new RegExp(`^${pattern}$`).test(name);
}

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "./world";

/** The context `github`, as far as workflows here read it. */
export function githubContext({ event, repository }: World) {
  const [, kind = "", name = ""] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(event.ref) ?? [];
  return {
    event_name: event.name,
    event: { ...event.payload, inputs: event.inputs ?? null },
    ref: event.ref,
    ref_name: name,
    ref_type: kind === "tags" ? "tag" : "branch",
    sha: event.sha,
    repository,
    actor: "octocat",
    run_id: "1",
    token: "token-of-the-job",
    server_url: "https://github.com",
  };
}

/** The variables that every step has of it. */
export function githubVariables(world: World, api: string): Record<string, string> {
  const context = githubContext(world);
  const file = join(world.temporary, "event.json");
  writeFileSync(file, JSON.stringify(context.event));
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: api,
    GITHUB_SERVER_URL: context.server_url,
    GITHUB_EVENT_PATH: file,
    GITHUB_EVENT_NAME: context.event_name,
    GITHUB_REPOSITORY: context.repository,
    GITHUB_REF: context.ref,
    GITHUB_REF_NAME: context.ref_name,
    GITHUB_REF_TYPE: context.ref_type,
    GITHUB_SHA: context.sha,
    GITHUB_ACTOR: context.actor,
    GITHUB_RUN_ID: context.run_id,
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_WORKFLOW: "a workflow",
  };
}

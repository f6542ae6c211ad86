import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { pointer, pushImage } from "./released";
import { type RunbookWorld, runbookWorld } from "./runbook-world";
import { objectAt, putObject } from "./state-home";
import { CLUSTER, DEV_STATE } from "./watched-environment";

/** An environment whose image is released without a Terraform having been there. */
export interface ReleasableWorld extends RunbookWorld {
  /** Two further images of the registry, by tag. */
  readonly tags: readonly [string, string];
  /** Digests: what the pointer holds, what the services' revisions run, and what their families' latest do. */
  whatRuns(): Promise<readonly string[]>;
}

export async function releasableWorld(): Promise<ReleasableWorld> {
  const world = await runbookWorld();
  const { account, ecs } = world;
  const tags = ["aaaaaaaaaaaa", "bbbbbbbbbbbb"] as const;
  for (const tag of tags) await pushImage(account, tag, "amd64");
  const state = JSON.parse((await objectAt(account, DEV_STATE)) ?? "{}");
  const outputs = { before_release: { value: [] }, task_networks: { value: {} } };
  await putObject(
    account,
    DEV_STATE,
    JSON.stringify({ ...state, outputs: { ...state.outputs, ...outputs } }),
  );

  async function digestOf(taskDefinition: string | undefined): Promise<string> {
    const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    const [container] = answer.taskDefinition?.containerDefinitions ?? [];
    return container?.image?.split("@")[1] ?? "";
  }

  return {
    ...world,
    tags,
    async whatRuns() {
      const services = ["acme-dev-api", "acme-dev-worker"];
      const answer = await ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services }));
      const running = (answer.services ?? []).map((one) => digestOf(one.taskDefinition));
      const all = [pointer(account), ...running, ...services.map(digestOf)];
      return [...new Set((await Promise.all(all)).map((one) => one ?? ""))];
    },
  };
}

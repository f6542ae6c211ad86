import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadEnvironment, loadPlatform } from "../../src/envs/loading/load";
import { platform as platformLiteral } from "../../src/envs/platform";
import { prod } from "../../src/envs/prod";
import { projectRoot } from "../support/apps";
import type { Json } from "../support/bare-stack";
import { synthesized } from "../support/environment-stack";

const readme = readFileSync(join(projectRoot, "application/backend/README.md"), "utf8");
const [, section = ""] = readme.split("\n## Metrics\n");

/** The fields of the section's literals, the workload's first. */
const [fields, secrets] = [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, block]) => runInNewContext(`({${block}})`) as Json,
);

interface Container {
  readonly name: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string }[];
}

let containers: readonly Container[];

beforeAll(() => {
  const workloads: Json = { ...prod.workloads };
  const literal = {
    ...prod,
    secrets: { ...prod.secrets, ...secrets },
    workloads: { ...workloads, api: { ...(workloads.api as Json), ...fields } },
  };
  const platform = loadPlatform(platformLiteral);
  const { resource } = synthesized(platform, loadEnvironment(literal, platform));
  containers = JSON.parse(
    String(resource("aws_ecs_task_definition.api").container_definitions),
  ) as Container[];
});

describe("the collector that the backend's README puts beside the API", () => {
  const collector = () => containers.find(({ name }) => name === "collector");

  it("asks for the metrics where the API has them", () => {
    const text = collector()?.environment.find(({ name }) => name === "CONFIG")?.value ?? "";
    const { receivers } = parse(text);
    expect(receivers.prometheus.config.scrape_configs).toMatchObject([
      { static_configs: [{ targets: ["127.0.0.1:9464"] }] },
    ]);
  });

  it("is given the name of the token's variable, not Terraform's idea of it", () => {
    const text = collector()?.environment.find(({ name }) => name === "CONFIG")?.value ?? "";
    expect(parse(text).exporters.prometheusremotewrite.headers.Authorization).toBe(
      "Bearer $${env:TOKEN}",
    );
    expect(collector()?.secrets.map(({ name }) => name)).toEqual(["TOKEN"]);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../support/project";

let project: Project;
beforeAll(() => {
  project = new Project();
});
afterAll(() => project.remove());

async function output(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await project.run(["bin/devops-platform.mjs", "env", ...argv]);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

test("env list names every environment with its lifecycle, account and region", async () => {
  expect(await output("list")).toMatch(
    /^dev +disposable +\S+ +\S+\nstaging +\S+ +\S+ +\S+\nprod +durable/,
  );
});

test("env list --json is for programs", async () => {
  const rows = JSON.parse(await output("list", "--json")) as { name: string }[];
  expect(rows.map(({ name }) => name)).toEqual(["dev", "staging", "prod"]);
});

test("env show fills in what the file leaves to the defaults", async () => {
  expect(project.read("src/envs/dev.ts")).not.toContain("gatewayEndpoints");
  expect(await output("show", "dev")).toContain("gatewayEndpoints: [s3, dynamodb]");
});

test("env show --json gives the same value to programs", async () => {
  const shown = JSON.parse(await output("show", "dev", "--json")) as { lifecycle: string };
  expect(shown.lifecycle).toBe("disposable");
});

test("env diff groups what differs by the thing it belongs to", async () => {
  const text = await output("diff", "dev", "prod");
  expect(text).toContain("lifecycle: disposable → durable");
  expect(text).toMatch(/^database main:\n( {2}.*\n)* {2}instanceClass db\.\S+ → db\.\S+\n/m);
});

test("env diff says so when nothing differs", async () => {
  expect(await output("diff", "dev", "dev")).toBe("dev and dev do not differ.\n");
});

test("env connections says who can reach whom, and on which port", async () => {
  const lines = (await output("connections", "dev")).split("\n");
  expect(lines).toContain("api                  → database-main:5432");
  expect(lines).toContain("0.0.0.0/0            → load-balancer-public:80");
});

test("env connections --json is for programs", async () => {
  expect(JSON.parse(await output("connections", "dev", "--json"))).toContainEqual({
    from: "load-balancer-public",
    to: "api",
    port: 3000,
  });
});

test("env schema is a JSON Schema of what a file writes, without the defaults being required", async () => {
  const schema = JSON.parse(await output("schema")) as {
    required: string[];
    properties: Record<string, object>;
  };
  expect(schema.required).toContain("lifecycle");
  expect(schema.required).not.toContain("cluster");
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(["networking", "cluster"]));
});

test("env schema --output writes the file and keeps stdout empty", async () => {
  expect(await output("schema", "--output", "docs/environment.schema.json")).toBe("");
  expect(JSON.parse(project.read("docs/environment.schema.json"))).toHaveProperty("properties");
});

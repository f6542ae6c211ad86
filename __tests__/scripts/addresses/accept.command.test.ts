import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../../support/project";

const app = (bucket: string) => `
import { App } from "cdktf";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { loadAll } from "./src/envs";
import { createNaming } from "./src/naming";
import { PlatformStack } from "./src/stacks/platform-stack";
const app = new App();
const { platform } = loadAll();
const place = { environment: "test", accountId: "111111111111", region: "eu-west-1" };
const naming = createNaming({ platform: platform.name, ...place });
const stack = new PlatformStack(app, "test", { platform, naming, part: "main" });
new S3Bucket(stack, "data", { bucket: "${bucket}" });
app.synth();
`;

let project: Project;
const addresses = (...argv: string[]) =>
  project.run(["bin/run.mjs", "scripts/addresses.ts", ...argv]);

beforeAll(async () => {
  project = new Project();
  project.write("main.ts", app("first"));
  expect(await addresses()).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("new stack"),
  });
  project.write("main.ts", app("second"));
});
afterAll(() => project.remove());

test("a loss is refused with what would be lost, and the list stays as it was", async () => {
  const { code, stderr } = await addresses();
  expect(code).toBe(3);
  expect(stderr).toContain(
    'aws_s3_bucket.data would be replaced: bucket changes from "first" to "second"',
  );
  expect(stderr).toContain("npm run addresses -- --accept");
  expect(project.read("addresses/test.txt")).toContain('{"bucket":"first"}');
});

test("a loss that is accepted is written down", async () => {
  expect(await addresses("--accept")).toMatchObject({ code: 0 });
  expect(project.read("addresses/test.txt")).toContain('{"bucket":"second"}');
  expect(await addresses()).toMatchObject({ code: 0, stdout: "The lists are up to date.\n" });
});

test("an argument it does not know is wrong usage", async () => {
  expect((await addresses("--force")).code).toBe(2);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeCheck } from "../../../scripts/doctor/checks/node";
import { providerCheck } from "../../../scripts/doctor/checks/provider";
import { configuredOf } from "../../../scripts/doctor/checks/quotas";
import { examine } from "../../../scripts/doctor/examine";
import { projectRoot } from "../../support/apps";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "doctor-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a Node older than package.json asks for is a problem that says which is needed", async () => {
  const found = await examine(nodeCheck(projectRoot, "20.18.3"));
  expect(found).toMatchObject({ check: "Node", status: "problem", exitCode: 4 });
  expect(found.says).toBe("20.18.3 is too old: 20.19 or newer is needed");
});

test.each(["20.19.0", "22.1.0"])("Node %s is new enough", async (version) => {
  expect((await examine(nodeCheck(projectRoot, version))).status).toBe("ok");
});

test("a provider that is not there may come from what Terraform's configuration file names", async () => {
  const file = join(folder, "terraformrc");
  writeFileSync(file, "provider_installation {\n}\n");
  const environment = { TF_PLUGIN_CACHE_DIR: join(folder, "none"), TF_CLI_CONFIG_FILE: file };
  const { status, says } = await examine(providerCheck(folder, environment));
  expect([status, says]).toEqual(["ok", `not downloaded yet; ${file} says where it comes from`]);
});

test("a check that throws is a problem of its own", async () => {
  const look = () => Promise.reject(new Error("no such luck"));
  expect(await examine({ name: "luck", look })).toEqual({
    check: "luck",
    status: "problem",
    says: "no such luck",
    exitCode: 1,
  });
});

test("resources with a count are counted as that many", () => {
  const configuration = { resource: { aws_eip: { one: {}, three: { count: 3 } } } };
  expect(configuredOf({ configuration }, "aws_eip")).toBe(4);
  expect(configuredOf({ configuration }, "aws_vpc")).toBe(0);
});

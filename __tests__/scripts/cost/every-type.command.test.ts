import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { estimateOf } from "../../../scripts/cost/of-stack";
import { pricedRegions } from "../../../scripts/cost/price-table";
import { readStacks } from "../../../scripts/stacks/read-stack";
import type { Stack } from "../../../scripts/stacks/stack";
import { appFolders, synthesizeApp } from "../../support/apps";

const stacks: Stack[] = [];
const folder = mkdtempSync(join(tmpdir(), "cost-"));

beforeAll(async () => {
  for (const app of await appFolders()) {
    const output = join(folder, app.replaceAll("/", "-"));
    await synthesizeApp(app, output);
    stacks.push(...readStacks(output));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("everything that a stack is made of is priced, free, or paid for by use", () => {
  const unclassified = stacks.map((stack) => [stack.name, estimateOf(stack).unclassified]);
  expect(unclassified.filter(([, types]) => Object.keys(types as object).length > 0)).toEqual([]);
});

test("every region of a stack has a table of prices", () => {
  const regions = [...new Set(stacks.map(({ region }) => region))];
  expect(regions.filter((region) => !pricedRegions().includes(region))).toEqual([]);
});

test("dev is estimated without anything unknown", () => {
  const dev = stacks.find(({ name }) => name === "dev");
  expect(dev && estimateOf(dev).unknown).toEqual([]);
});

test("the secrets that an HCL module makes are counted", () => {
  const dev = stacks.find(({ name }) => name === "dev");
  const count = Object.keys(dev?.configuration.module ?? {}).length;
  const secrets = dev && estimateOf(dev).items.filter(({ what }) => what.startsWith("secret "));
  expect(secrets).toHaveLength(count);
  expect(count).toBeGreaterThan(0);
});

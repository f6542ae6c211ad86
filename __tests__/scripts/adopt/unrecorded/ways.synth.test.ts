import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StackJson } from "../../../../scripts/addresses/stack-resources";
import { WAYS } from "../../../../scripts/adopt/unrecorded/ways";
import { appFolders, synthesizeApp } from "../../../support/apps";

/** Everything that the platform and every example make. */
let made: { stack: string; type: string; name: string; values: Record<string, unknown> }[];
let hclTypes: string[];
const output = mkdtempSync(join(tmpdir(), "unrecorded-"));

beforeAll(async () => {
  const apps = await appFolders();
  const stacks = await Promise.all(apps.map((app) => synthesizeApp(app, join(output, app))));
  made = stacks.flat().flatMap(({ title, folder }) => resourcesIn(title, folder));
  hclTypes = readdirSync(output, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tf"))
    .flatMap((file) => readFileSync(join(output, file), "utf8").split("\n"))
    .flatMap((line) => /^resource "(\w+)"/.exec(line)?.[1] ?? []);
}, 60_000);

afterAll(() => rmSync(output, { recursive: true, force: true }));

test("every type that a platform can have is found again after a killed deploy, or needs not be", () => {
  const types = new Set([...made.map(({ type }) => type), ...hclTypes]);
  const forgotten = [...types].filter((type) => !(type in WAYS));
  expect(
    forgotten,
    "Add them to WAYS in scripts/adopt/unrecorded/ways.ts: how one is found that a killed deploy made " +
      "and no state knows (its tag Name, its name, a question to its service), and by what the provider imports it; " +
      "or `anew`, where creating it again writes over it.",
  ).toEqual([]);
});

test("whatever is found by its tag Name has one that nothing else of its type and stack has", () => {
  const named = made.filter(({ type }) => type in WAYS && NAMED_BY_TAG.test(type));
  const names = named.map(({ stack, type, values }) => {
    const { Name } = (values.tags ?? {}) as { Name?: string };
    return { where: `${stack} ${type} ${Name}`, Name };
  });
  expect(names.filter(({ Name }) => Name === undefined)).toEqual([]);
  expect(new Set(names.map(({ where }) => where)).size).toBe(names.length);
});

const NAMED_BY_TAG =
  /^aws_(acm_certificate|eip|flow_log|internet_gateway|nat_gateway|network_acl|route_table|security_group|subnet|vpc|vpc_endpoint)$/;

function resourcesIn(stack: string, folder: string) {
  const json = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as StackJson;
  return Object.entries(json.resource ?? {}).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, values]) => ({ stack, type, name, values })),
  );
}

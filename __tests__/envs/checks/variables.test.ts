import { expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const secrets = { main: { kind: "supplied" }, key: { kind: "supplied" } };
const settings = { level: "info" };

test("two connections may not give the same variables", () => {
  const databases = { other: {} };
  const connections = { other: { as: "MAIN" } };
  expect(problemsOf({ databases, workloads: { api: { connections } } })).toEqual([
    {
      path: "workloads.api.connections.other",
      message:
        "gives MAIN_HOST, MAIN_PORT, MAIN_NAME, MAIN_USER, MAIN_POOL_SIZE, MAIN_SECRET_ARN, as workloads.api.connections.main does",
      found: '"MAIN_HOST"',
      write: "another start of the names in `as`",
    },
  ]);
});

test("two connections may start their variables alike when none is the same", () => {
  const workloads = {
    api: { connections: { billing: { as: "MAIN_API" } } },
    billing: { kind: "service", image: "backend", port: 4000, internetEgress: true },
  };
  expect(problemsOf({ workloads })).toEqual([]);
});

test("a secret by reference may not give what a connection gives", () => {
  const api = { secretReferences: ["main"] };
  expect(problemsOf({ secrets, workloads: { api } })).toMatchObject([
    {
      path: "workloads.api.secretReferences.0",
      message: "gives MAIN_SECRET_ARN, as workloads.api.connections.main does",
    },
  ]);
});

test.each([
  ["environment", { environment: { MAIN_HOST: "localhost" } }],
  ["settings", { settings: { MAIN_HOST: "level" } }],
  ["secrets", { secrets: { MAIN_HOST: "key" } }],
])("a workload's own %s may not give what a connection gives", (field, api) => {
  expect(problemsOf({ secrets, settings, workloads: { api } })).toMatchObject([
    {
      path: `workloads.api.${field}.MAIN_HOST`,
      message: "gives MAIN_HOST, as workloads.api.connections.main does",
    },
  ]);
});

test("one container's plain variables, settings and secrets may not share a name", () => {
  const sidecars = {
    proxy: { image: "backend", environment: { LEVEL: "info" }, settings: { LEVEL: "level" } },
  };
  expect(problemsOf({ settings, workloads: { api: { sidecars } } })).toMatchObject([
    { path: "workloads.api.sidecars.proxy.settings.LEVEL" },
  ]);
});

test("a sidecar may have a variable of the main container's name", () => {
  const sidecars = { proxy: { image: "backend", environment: { MAIN_HOST: "localhost" } } };
  const api = { settings: { LEVEL: "level" }, secrets: { KEY: "key" }, sidecars };
  expect(problemsOf({ secrets, settings, workloads: { api } })).toEqual([]);
});

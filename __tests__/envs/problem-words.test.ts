import { describe, expect, it } from "vitest";
import { loadPlatform } from "../../src/envs/loading/load";
import { platformLiteral, problemsOf } from "../support/literals";

const https = { certificate: { domain: "example.com", hostedZoneId: "Z1" } };

const task = { kind: "task", image: "backend", internetEgress: true };

const only = (environment: Parameters<typeof problemsOf>[0]) => {
  const problems = problemsOf(environment);
  expect(problems).toHaveLength(1);
  return problems[0];
};

describe("what a problem tells", () => {
  it("never shows what somebody wrote where only a secret's name belongs", () => {
    const values = { secrets: { "api-key": "hunter2-hunter2" } };
    expect(only(values)?.found).toBe("a text that is not shown here");
    const variables = { workloads: { api: { environment: { DB_PASSWORD: ["hunter2"] } } } };
    expect(only(variables)?.found).toBe("a value that is not shown here");
  });

  it("shows a wrong key instead of what stands under it", () => {
    expect(only({ workloads: { Worker: task } })).toMatchObject({
      path: "workloads.Worker",
      found: '"Worker"',
    });
  });

  it("shows numbers that JSON has no word for", () => {
    const infinite = { loadBalancers: { public: { idleTimeoutSeconds: Number.NaN } } };
    expect(only(infinite)?.found).toBe("NaN");
  });

  it("offers the fields of the kind of workload that it is", () => {
    const { write = "" } = only({ workloads: { m: { ...task, port: 80 } } }) ?? {};
    expect(write).toContain("schedule");
    expect(write).not.toMatch(/\b(port|expose|scaling)\b/);
  });

  it("offers nothing that may simply be left out", () => {
    const deployment = { strategy: "blue-green" };
    expect(only({ workloads: { api: { deployment } } })?.write).toBe('"rolling"');
  });

  it("counts characters and things in a list in their own words", () => {
    expect(only({ settings: { a: "" } })).toMatchObject({
      message: "is too short",
      write: "1 character or more",
    });
    expect(only({ workloads: { api: { command: [] } } })?.message).toBe("has too few");
  });

  it("says what RDS takes instead", () => {
    const main = { storageGiB: 100, maxStorageGiB: 50 };
    expect(only({ databases: { main } })?.write).toBe("110 or more");
  });

  it("offers a zone that is not there yet", () => {
    const zones = ["eu-west-2a", "eu-west-1a"];
    expect(only({ networking: { zones } })?.write).toContain('"eu-west-1b"');
  });
});

describe("what follows from another problem is not reported", () => {
  it.each([
    ["plain HTTP for a bad reason", { loadBalancers: { public: { plainHttp: { reason: "no" } } } }],
    ["the only hosts of a rule", { workloads: { api: { expose: { paths: [], hosts: ["*"] } } } }],
    [
      "a durable environment's reason",
      {
        lifecycle: "durable",
        loadBalancers: { public: { plainHttp: undefined, https } },
        databases: { main: { multiAz: { value: false, reason: "no" } } },
      },
    ],
  ])("%s", (_, environment) => {
    only(environment);
  });

  it("a home in an account whose id is wrong", () => {
    const accounts = { main: "1", other: "222222222222" };
    expect(() => loadPlatform(platformLiteral({ accounts }))).toThrow(/^platform: 1 problem\n/);
  });
});

import { describe, expect, it } from "vitest";
import { loadEnvironment, loadPlatform } from "../../src/envs/loading/load";
import { ConfigurationError } from "../../src/problem";
import {
  environmentLiteral,
  environmentWith,
  platformLiteral,
  problemsOf,
} from "../support/literals";

const paths = (problems: readonly { path: string }[]) => problems.map(({ path }) => path);

describe("loading an environment", () => {
  it("fills in every default", () => {
    const { networking, workloads } = environmentWith();
    expect(networking.nat).toBe("single");
    expect(workloads.api?.memoryMiB).toBe(512);
    expect(workloads.api?.kind === "service" && workloads.api.tasks).toEqual({
      minimum: 1,
      maximum: 1,
    });
  });

  it("freezes it all the way down", () => {
    const { networking } = environmentWith();
    expect(() => Object.assign(networking.zones.value, ["eu-west-1c"])).toThrow(TypeError);
  });

  it("leaves the literal it read as it was", () => {
    const literal = environmentLiteral();
    loadEnvironment(literal, loadPlatform(platformLiteral()));
    expect(literal).toEqual(environmentLiteral());
    expect(Object.isFrozen(literal)).toBe(false);
  });

  it("names an unknown key, and the one that was probably meant", () => {
    expect(problemsOf({ networking: { natt: "single" } })).toEqual([
      {
        path: "networking.natt",
        message: "is not a known field",
        found: '"single"',
        write: expect.stringMatching(/^nat \(one of .*cidr/),
      },
    ]);
  });

  it("says what a missing field takes", () => {
    expect(problemsOf({ region: undefined })).toEqual([
      { path: "region", message: "is missing", found: "nothing", write: "a text in quotes" },
    ]);
  });

  it("lists the values of a closed choice", () => {
    const [problem] = problemsOf({ networking: { nat: "both" } });
    expect(problem?.write).toBe('one of "none", "single", "per-zone"');
  });

  it("reports all problems together, sorted by path as a reader looks for it", () => {
    const problems = problemsOf({
      networking: { cidr: "10.0.0.0/40" },
      workloads: { api: { cpu: 300 }, worker: { kind: "service", internetEgress: true } },
      lifecycle: "forever",
    });
    expect(paths(problems)).toEqual([
      "lifecycle",
      "networking.cidr",
      "workloads.api.cpu",
      "workloads.worker.image",
    ]);
  });

  it.each([
    ["networking.cidr", { networking: { cidr: "10.0.0.5/16" } }],
    ["networking.zones.0", { networking: { zones: ["Dublin"] } }],
    ["networking", { networking: undefined }],
    ["region", { region: "Ireland" }],
    ["account", { account: undefined }],
    ["lifecycle", { lifecycle: undefined }],
    ["name", { name: "Dev" }],
    ["workloads.api.image", { workloads: { api: { image: 5 } } }],
  ])("still checks the rest when %s is wrong, and blames nothing on it", (path, wrong) => {
    const elsewhere = { databases: { main: { masterPassword: "rds", replicas: 1 } } };
    const problems = problemsOf({ ...wrong, ...elsewhere });
    expect(paths(problems)).toEqual([path, "databases.main.masterPassword"].sort());
  });

  it("does not let a wrong field of one thing hide the same field of another", () => {
    const worker = { kind: "service", image: "backed", internetEgress: true };
    expect(paths(problemsOf({ workloads: { api: { image: 5 }, worker } }))).toEqual([
      "workloads.api.image",
      "workloads.worker.image",
    ]);
  });

  it("does not blame a connection for the wrong port of the service it leads to", () => {
    const caller = { kind: "service", image: "backend", internetEgress: true };
    const billing = { ...caller, port: "80" };
    const worker = { ...caller, connections: { billing: {} } };
    expect(paths(problemsOf({ workloads: { billing, worker } }))).toEqual([
      "workloads.billing.port",
    ]);
  });

  it("finds what a refinement sees although a neighbour has the wrong type", () => {
    const problems = problemsOf({
      loadBalancers: { public: { plainHttp: undefined, idleTimeoutSeconds: "60" } },
    });
    expect(paths(problems)).toEqual([
      "loadBalancers.public.https",
      "loadBalancers.public.idleTimeoutSeconds",
    ]);
  });

  it("does not blame a field for the default of a neighbour that was wrong", () => {
    expect(paths(problemsOf({ workloads: { api: { cpu: "1024", memoryMiB: 8192 } } }))).toEqual([
      "workloads.api.cpu",
    ]);
  });

  it("shows the branch of a union that was meant", () => {
    const problems = problemsOf({
      networking: { zones: { value: ["eu-west-1a", "eu-west-1b"], reson: "x" } },
    });
    expect(paths(problems)).toEqual(["networking.zones.reson"]);
  });

  it("refuses memory that Fargate does not sell with so much CPU", () => {
    expect(problemsOf({ workloads: { api: { cpu: 256, memoryMiB: 4096 } } })).toEqual([
      {
        path: "workloads.api.memoryMiB",
        message: "is not sold with 256 CPU units",
        found: "4096",
        write: "one of 512, 1024, 2048 (MiB)",
      },
    ]);
    expect(problemsOf({ workloads: { api: { cpu: 512, memoryMiB: 4096 } } })).toEqual([]);
  });

  it("refuses a retention that CloudWatch does not take", () => {
    expect(paths(problemsOf({ workloads: { api: { logRetentionDays: 31 } } }))).toEqual([
      "workloads.api.logRetentionDays",
    ]);
    expect(problemsOf({ workloads: { api: { logRetentionDays: 30 } } })).toEqual([]);
  });

  it("knows an instance class by its shape", () => {
    expect(paths(problemsOf({ databases: { main: { instanceClass: "t4g.micro" } } }))).toEqual([
      "databases.main.instanceClass",
    ]);
    expect(problemsOf({ databases: { main: { instanceClass: "db.r8gd.16xlarge" } } })).toEqual([]);
  });

  it("puts every problem into the error's text", () => {
    const load = () => environmentWith({ lifecycle: "forever", region: "Ireland" });
    expect(load).toThrow(ConfigurationError);
    expect(load).toThrow(/environment test: 2 problems\n {2}lifecycle .*\n {2}region /);
  });
});

describe("loading a platform", () => {
  it("refuses a home in an account that is not declared", () => {
    expect(() => loadPlatform(platformLiteral({ home: { account: "other" } }))).toThrow(
      /home\.account is not a declared account; found "other"; write main/,
    );
  });
});

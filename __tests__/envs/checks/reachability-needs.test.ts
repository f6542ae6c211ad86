import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const DIGEST = `sha256:${"0".repeat(64)}`;
const SECRET = { partner: { kind: "supplied" } };

/** A worker with enough endpoints to start and log, and nothing else. */
const worker = (fields: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
  problemsOf({
    loadBalancers: undefined,
    databases: undefined,
    networking: { nat: "none", interfaceEndpoints: ["ecr.api", "ecr.dkr", "logs"] },
    workloads: { api: undefined, worker: { kind: "service", image: "backend", ...fields } },
    secrets: SECRET,
    settings: { "log-level": "info" },
    ...rest,
  }).map(({ path, message }) => `${path} ${message.replace(/:.*/, "")}`);

describe("a workload that starts and logs", () => {
  test("needs no more", () => {
    expect(worker({})).toEqual([]);
  });

  test("needs Secrets Manager for the secrets in its variables, a sidecar's too", () => {
    const refused = ["workloads.worker cannot be given the secrets in its variables"];
    expect(worker({ secrets: { KEY: "partner" } })).toEqual(refused);
    expect(
      worker({ sidecars: { proxy: { image: "backend", secrets: { KEY: "partner" } } } }),
    ).toEqual(refused);
  });

  test("needs Secrets Manager for the secrets that it reads itself", () => {
    expect(worker({ secretReferences: ["partner"] })).toEqual([
      "workloads.worker cannot read secrets at run time",
    ]);
  });

  test("needs Secrets Manager for the credentials of what it connects to, however it gets them", () => {
    const partner = {
      provides: "http",
      host: "api.example.com",
      port: 8443,
      ranges: ["192.168.7.0/24"],
      secret: "partner-key",
    };
    const connected = (inject: string) =>
      worker(
        { connections: { partner: { inject } } },
        { externals: { partner }, secrets: { "partner-key": { kind: "supplied" } } },
      );
    expect(connected("reference")).toEqual(["workloads.worker cannot read secrets at run time"]);
    expect(connected("value")).toEqual([
      "workloads.worker cannot be given the secrets in its variables",
    ]);
  });

  test("needs Parameter Store for its settings", () => {
    expect(worker({ settings: { LOG_LEVEL: "log-level" } })).toEqual([
      "workloads.worker cannot be given its settings",
    ]);
  });

  test("needs Session Manager for ECS Exec", () => {
    expect(worker({ exec: true, readOnlyRoot: false })).toEqual([
      "workloads.worker cannot open ECS Exec sessions",
    ]);
  });

  test("needs KMS for ECS Exec where sessions have a key of their own", () => {
    const interfaceEndpoints = ["ecr.api", "ecr.dkr", "logs", "ssmmessages"];
    const rest = {
      networking: { nat: "none", interfaceEndpoints },
      encryption: "customer-managed",
    };
    expect(worker({ exec: true, readOnlyRoot: false }, rest)).toEqual([
      "workloads.worker cannot open ECS Exec sessions, which a key of its own encrypts",
    ]);
  });
});

describe("an image from elsewhere", () => {
  test("needs the internet, which no endpoint stands in for", () => {
    const image = { uri: `public.ecr.aws/example/proxy@${DIGEST}` };
    expect(worker({ sidecars: { proxy: { image } } })).toEqual([
      "workloads.worker cannot pull public.ecr.aws/example/proxy",
    ]);
  });

  test("is not offered endpoints, also when they would serve everything else", () => {
    const image = { uri: `public.ecr.aws/example/proxy@${DIGEST}` };
    const api = { image, internetEgress: false };
    expect(problemsOf({ workloads: { api } })).toMatchObject([
      { path: "workloads.api", write: "`internetEgress: true`" },
    ]);
  });

  test("comes through the endpoints from a private registry of the same region", () => {
    const registry = (region: string) => ({
      uri: `222222222222.dkr.ecr.${region}.amazonaws.com/tools/proxy@${DIGEST}`,
    });
    expect(worker({ image: registry("eu-west-1") })).toEqual([]);
    expect(worker({ image: registry("us-east-1") })).toHaveLength(1);
  });

  test("is what the platform's own is where the registry stands in another region", () => {
    const environment = {
      region: "us-east-1",
      networking: {
        nat: "none",
        zones: ["us-east-1a", "us-east-1b"],
        interfaceEndpoints: ["ecr.api", "ecr.dkr", "logs"],
      },
    };
    expect(worker({}, environment)).toEqual([
      "workloads.worker cannot pull its image from eu-west-1",
    ]);
  });
});

describe("something external", () => {
  const to = (range: string, networking: Record<string, unknown>) =>
    worker(
      { connections: { partner: {} } },
      {
        secrets: undefined,
        externals: {
          partner: { provides: "http", host: "api.example.com", port: 8443, ranges: [range] },
        },
        networking: { interfaceEndpoints: ["ecr.api", "ecr.dkr", "logs"], ...networking },
      },
    );

  test("on the internet needs a route there", () => {
    expect(to("203.0.113.0/24", { nat: "none" })).toEqual([
      "workloads.worker.connections.partner leads to 203.0.113.0/24 on the internet, to which its private subnets have no route",
    ]);
  });

  test("is reached by that route alone, without opening port 443 to anywhere", () => {
    expect(to("203.0.113.0/24", { nat: "single" })).toEqual([]);
  });

  test("in a private network needs no route to the internet", () => {
    expect(to("192.168.7.0/24", { nat: "none" })).toEqual([]);
  });
});

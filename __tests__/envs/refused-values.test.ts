import { describe, expect, it } from "vitest";
import { problemsOf } from "../support/literals";

const paths = (environment: Parameters<typeof problemsOf>[0]) =>
  problemsOf(environment).map(({ path }) => path);

const external = (host: string) => ({
  externals: { partner: { provides: "http", host, port: 443, ranges: ["192.0.2.1/32"] } },
});
const nightly = (fields: object) => ({
  workloads: { nightly: { kind: "task", image: "backend", internetEgress: true, ...fields } },
});

describe("values that only AWS would have refused", () => {
  it.each([
    [
      "a name that every object has",
      { workloads: { constructor: { kind: "task", image: "backend", internetEgress: true } } },
      "workloads.constructor",
    ],
    ["an address with leading zeros", { networking: { cidr: "010.0.0.0/16" } }, "networking.cidr"],
    ["a range for multicast", { networking: { cidr: "224.0.0.0/16" } }, "networking.cidr"],
    ["a URL for a host", external("https://partner.example.com"), "externals.partner.host"],
    ["a port below RDS's", { databases: { main: { port: 1149 } } }, "databases.main.port"],
    [
      "a time zone nobody has",
      nightly({ schedule: "rate(1 hour)", timeZone: "Europe/Nowhere" }),
      "workloads.nightly.timeZone",
    ],
    [
      "a schedule of five fields",
      nightly({ schedule: "cron(0 2 * * *)" }),
      "workloads.nightly.schedule",
    ],
    ["root in other digits", { workloads: { api: { user: "00:1000" } } }, "workloads.api.user"],
    [
      "a mount outside of itself",
      { workloads: { api: { writableMounts: ["/tmp/../etc"] } } },
      "workloads.api.writableMounts.0",
    ],
    [
      "a limit that Fargate does not take",
      {
        workloads: {
          api: { ulimits: { nproc: { soft: 1, hard: 1 }, nofile: { soft: 1, hard: 1 } } },
        },
      },
      "workloads.api.ulimits.nproc",
    ],
  ])("%s", (_, environment, path) => {
    expect(paths(environment)).toEqual([path]);
  });

  it.each([
    ["a name that only begins so", { secrets: { constructors: { kind: "supplied" } } }],
    ["a range next to a reserved one", { networking: { cidr: "128.0.0.0/16" } }],
    ["an address for a host", external("192.0.2.1")],
    ["RDS's lowest port", { databases: { main: { port: 1150 } } }],
    ["a time zone somebody has", nightly({ schedule: "rate(1 hour)", timeZone: "Europe/Madrid" })],
    ["a user in root's group", { workloads: { api: { user: "1000:0" } } }],
    [
      "a mount with a dot in its name",
      { workloads: { api: { writableMounts: ["/home/.cache/a..b"] } } },
    ],
  ])("but not %s", (_, environment) => {
    expect(paths(environment)).toEqual([]);
  });
});

import { expect, test } from "vitest";
import { gatedAddresses } from "../../../scripts/pause/gated";
import { plannedWith } from "../../../scripts/pause/planned";
import type { Configuration } from "../../../scripts/stacks/stack";
import { environmentNames } from "../../../src/envs";
import { UNRELEASED_DIGEST } from "../../../src/modules/ecs/unreleased-digest";
import { committed, stackWith } from "../../support/environment-stack";

const stack = stackWith({
  networking: { cidr: "10.0.0.0/16", zones: ["eu-west-1a", "eu-west-1b"], nat: "single" },
  workloads: {
    api: {
      kind: "service",
      image: "backend",
      internetEgress: true,
      tasks: { minimum: 2, maximum: 5 },
    },
    nightly: {
      kind: "task",
      image: "backend",
      internetEgress: true,
      schedule: "cron(0 3 * * ? *)",
    },
  },
});
const configuration = stack.json as Configuration;

const planned = (pause: string, digest = "sha256:ab") => {
  const { services, schedules } = plannedWith(configuration, {
    "/acme/test/paused": pause,
    "/acme/test/release/backend": digest,
  });
  return { api: services.get("api"), nightly: schedules.get("acme-test-nightly") };
};

const OPEN = { minimum: 2, maximum: 5, suspended: false, rangeIsLeft: false };
const CLOSED = { minimum: 0, maximum: 0, suspended: true, rangeIsLeft: false };

test("a released environment runs, unless its pointer says that it is paused", () => {
  expect(planned("running")).toEqual({ api: OPEN, nightly: "ENABLED" });
  expect(planned("resuming {}")).toEqual({ api: OPEN, nightly: "ENABLED" });
  expect(planned("paused {}")).toEqual({ api: CLOSED, nightly: "DISABLED" });
});

test("what was never released is closed, paused or not", () => {
  expect(planned("running", UNRELEASED_DIGEST)).toEqual({ api: CLOSED, nightly: "DISABLED" });
});

test("the NAT gateway and the routes to it hang on the pointer; its address does not", () => {
  const network = /^aws_(nat|route|eip|vpc)/;
  const gated = gatedAddresses(configuration, "/acme/test/paused");
  expect(gated.filter((address) => network.test(address)).sort()).toEqual([
    "aws_nat_gateway.a",
    "aws_route.private_a",
    "aws_route.private_b",
  ]);
});

test.each(environmentNames)("every service and schedule of %s is closed while paused", (name) => {
  const json = committed(name).json as Configuration;
  const { services, schedules } = plannedWith(json, { [`/acme/${name}/paused`]: "paused {}" });
  expect(services.size).toBeGreaterThan(0);
  for (const service of services.values())
    expect(service).toMatchObject({ suspended: true, maximum: 0 });
  // Those that keep databases stopped are there only while paused.
  const others = [...schedules].filter(([schedule]) => !schedule.endsWith("-keep-stopped"));
  expect(others.filter(([, state]) => state === "ENABLED")).toEqual([]);
});

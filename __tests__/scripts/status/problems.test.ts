import { describe, expect, test } from "vitest";
import { remarksOn } from "../../../scripts/status/problems";
import type { Status } from "../../../scripts/status/status";
import { statusInWords } from "../../../scripts/status/words";
import { database, loadBalancer, service, statusWith } from "./statuses";

const says = (status: Status) => remarksOn(status).map((one) => `${one.weight} ${one.says}`);

test("an environment in which all is well has no remark", () => {
  const status = statusWith({});
  expect(says(status)).toEqual([]);
  expect(inWords(status)).toContain("Everything is as it should be.");
});

test("too few tasks are a problem, and only worth a notice while a rollout starts them", () => {
  expect(says(statusWith({ services: [service({ running: 1 })] }))).toEqual([
    "problem api: 1 of 2 tasks run",
  ]);
  const rollout = {
    verdict: { state: "going", missing: "1 of 2 tasks run, 1 starting" },
    isRollback: false,
    begun: "2025-01-01T11:58:00.000Z",
    revision: "acme-dev-api:2",
  } as const;
  expect(says(statusWith({ services: [service({ running: 1, rollout })] }))).toEqual([
    "notice api: the rollout of 2 min ago: 1 of 2 tasks run, 1 starting",
  ]);
});

test("a service that is meant to have no tasks is not called broken", () => {
  expect(says(statusWith({ services: [service({ running: 0, desired: 0 })] }))).toEqual([
    "notice api: is meant to run no task",
  ]);
});

test("one that waits for its first release is told apart", () => {
  const status = statusWith({
    services: [service({ running: 0, desired: 0 })],
    releases: [{ image: "backend", digest: undefined, since: undefined, tags: [] }],
  });
  expect(says(status)).toEqual([
    "notice api: is meant to run no task: its image was not released yet",
  ]);
});

test("what was changed by hand is named, with what a plan has", () => {
  const address = "aws_ssm_parameter.log_level";
  const drift = {
    plan: "1 to create",
    empty: false,
    drifted: [{ address, type: "", how: "deleted", changes: [], repaired: true }],
  } as const;
  const stacks = [{ name: "dev", applied: null, lock: null, drift }];
  expect(says(statusWith({ stacks }))).toEqual([
    "notice dev: aws_ssm_parameter.log_level was deleted outside of Terraform",
    "notice dev: `devops-platform plan dev` has 1 to create",
  ]);
});

test("what cannot be read is neither well nor a problem", () => {
  const status = statusWith({ services: { unread: "not allowed: ecs:DescribeServices" } });
  expect(says(status)).toEqual([]);
  expect(inWords(status)).toContain("Nothing wrong in what could be read.");
  expect(inWords(status)).toContain("? services: not allowed: ecs:DescribeServices");
});

test("errors count where they are more than a hundredth of the answers", () => {
  const balanced = (failedByTargets: number) =>
    says(statusWith({ loadBalancers: [loadBalancer({ requests: 1000, failedByTargets })] }));
  expect(balanced(10)).toEqual([]);
  expect(balanced(20)).toEqual(["problem public: 2.0 % of the answers are errors (5xx)"]);
});

describe("a load balancer without any registered target", () => {
  const targets = { healthy: 0, registered: 0, reasons: [] };
  const loadBalancers = [loadBalancer({ targets })];

  test("is a problem where tasks run behind it", () => {
    expect(says(statusWith({ loadBalancers }))).toEqual([
      "problem public: no task of api is registered: nobody answers",
    ]);
  });

  test.each([
    ["its services run no task", { services: [service({ running: 0, desired: 0 })] }],
    ["the tasks that run are not behind it", { services: [service({ name: "worker" })] }],
  ])("is none where %s", (_, different) => {
    expect(says(statusWith({ loadBalancers, ...different })).join()).not.toContain("registered");
  });
});

test("targets that are not healthy are named with AWS's reason", () => {
  const targets = {
    healthy: 1,
    registered: 2,
    reasons: ["Health checks failed with these codes: [502]"],
  };
  expect(says(statusWith({ loadBalancers: [loadBalancer({ targets })] }))).toEqual([
    "problem public: 1 of 2 targets are healthy: Health checks failed with these codes: [502]",
  ]);
});

test("a database is a problem when it is stopped, nearly full or far behind", () => {
  const stopped = database({ instance: { state: "stopped", storageGiB: 20 } });
  const full = database({ freeGiB: 1 });
  const behind = database({ replica: true, lag: 300 });
  expect(says(statusWith({ databases: [stopped, full, behind] }))).toEqual([
    "problem database main: is stopped",
    "problem database main: 5.0 % of storage free",
    "problem database main: 300 s behind",
  ]);
});

test("a certificate is a problem in its last thirty days: ACM has renewed it long before", () => {
  const certificate = (expires: string) => ({
    domain: "example.com",
    state: "ISSUED",
    expires,
    renewed: true,
  });
  const status = statusWith({
    certificates: [
      certificate("2025-01-20T12:00:00.000Z"),
      certificate("2025-03-01T12:00:00.000Z"),
    ],
  });
  expect(says(status)).toEqual([
    "problem certificate example.com: expires in 19 d; ACM has not renewed it",
  ]);
});

test("problems come before what is only going on", () => {
  const held = { who: "maria@laptop", since: "2025-01-01T11:50:00.000Z", operation: "deploy" };
  const status = statusWith({
    stacks: [{ name: "dev", applied: null, lock: held, drift: undefined }],
    alarms: [{ name: "acme-dev-api-5xx", state: "ALARM", since: undefined, meaning: "" }],
  });
  expect(says(status)).toEqual([
    "problem alarm acme-dev-api-5xx since –",
    "notice dev: locked by maria@laptop since 10 min",
  ]);
});

test("a service that is not well is followed by the command that tells why", () => {
  const screen = inWords(statusWith({ services: [service({ running: 0 })] }));
  expect(screen).toContain("✗ api: 0 of 2 tasks run\n→ devops-platform why dev api\n");
  expect(inWords(statusWith({}))).not.toContain("→");
});

const inWords = (status: Status) => statusInWords(status, (_, text) => text, 80);

import { expect, test } from "vitest";
import { requestsOutliveSpot } from "../../../src/envs/checks/stop-timeouts";
import { checking } from "./checking";

const spot = { fargate: 1, spot: 1 };

const problemsWith = (delay: number, stopTimeoutSeconds: number, parts: object = {}) =>
  checking(requestsOutliveSpot)({
    cluster: { capacity: spot },
    workloads: { api: { stopTimeoutSeconds, expose: { deregistrationDelaySeconds: delay } } },
    ...parts,
  });

test("on Spot, requests that outlast the stop timeout are refused", () => {
  expect(problemsWith(60, 59)).toMatchObject([
    {
      path: "workloads.api.stopTimeoutSeconds",
      found: "59",
      write: "60 or more, or a shorter delay",
    },
  ]);
});

test("on Spot, requests that take as long are fine", () => {
  expect(problemsWith(60, 60)).toEqual([]);
});

test("no stop timeout is long enough for more than Spot's two minutes", () => {
  expect(problemsWith(121, 120)).toMatchObject([
    { path: "workloads.api.expose.deregistrationDelaySeconds" },
  ]);
  expect(problemsWith(120, 120)).toEqual([]);
});

test("elsewhere ECS waits for the delay before it stops a task, so any two values go together", () => {
  expect(problemsWith(3600, 2, { cluster: { capacity: { fargate: 1 } } })).toEqual([]);
});

test("a service's own capacity counts before the cluster's", () => {
  const workloads = {
    api: {
      capacity: { fargate: 1 },
      stopTimeoutSeconds: 2,
      expose: { deregistrationDelaySeconds: 60 },
    },
  };
  expect(problemsWith(60, 2, { workloads })).toEqual([]);
});

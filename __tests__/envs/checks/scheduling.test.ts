import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const api = (fields: object) => problemsOf({ workloads: { api: fields } }).map(({ path }) => path);
const deployment = (fields: object) => ({ strategy: "rolling", ...fields });

describe("a rollout", () => {
  test("that may neither stop nor start a task is refused", () => {
    const fields = { minimumHealthyPercent: 100, maximumPercent: 150 };
    expect(problemsOf({ workloads: { api: { deployment: deployment(fields) } } })).toEqual([
      {
        path: "workloads.api.deployment.maximumPercent",
        message: "lets no rollout proceed: of 1 task(s), none may stop and none be started",
        found: '{"minimumHealthyPercent":100,"maximumPercent":150}',
        write: "at least 200, or a lower `minimumHealthyPercent`",
      },
    ]);
  });

  test("may start a task when there are enough of them for the same percentage", () => {
    const fields = { minimumHealthyPercent: 100, maximumPercent: 150 };
    expect(api({ tasks: 2, deployment: deployment(fields) })).toEqual([]);
  });

  test("may stop the only task first", () => {
    const fields = { minimumHealthyPercent: 99, maximumPercent: 100, zoneRebalancing: false };
    expect(api({ tasks: 1, deployment: deployment(fields) })).toEqual([
      "workloads.api.deployment.maximumPercent",
    ]);
    expect(
      api({ tasks: 1, deployment: deployment({ ...fields, minimumHealthyPercent: 0 }) }),
    ).toEqual([]);
  });
});

describe("zone rebalancing", () => {
  test("needs room for one more task", () => {
    const fields = { minimumHealthyPercent: 0, maximumPercent: 100 };
    expect(api({ deployment: deployment(fields) })).toEqual([
      "workloads.api.deployment.zoneRebalancing",
    ]);
    expect(api({ deployment: deployment({ ...fields, maximumPercent: 101 }) })).toEqual([]);
    expect(api({ deployment: deployment({ ...fields, zoneRebalancing: false }) })).toEqual([]);
  });
});

describe("a task without a schedule", () => {
  const task = (fields: object) =>
    problemsOf({
      workloads: { report: { kind: "task", image: "backend", internetEgress: true, ...fields } },
    }).map(({ path }) => path);

  test("has no use for retries and a time zone", () => {
    expect(task({ retries: 1, timeZone: "Europe/Madrid" })).toEqual([
      "workloads.report.retries",
      "workloads.report.timeZone",
    ]);
    const schedule = "rate(1 hour)";
    expect(task({ schedule, retries: 1, timeZone: "Europe/Madrid" })).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const api = (fields: object) => problemsOf({ workloads: { api: fields } });
const paths = (fields: object) => api(fields).map(({ path }) => path);

const target = (metric: string) => ({ kind: "target", metric });
const schedule = (name: string, minimum: number, maximum: number) => ({
  kind: "schedule",
  name,
  schedule: "cron(0 2 * * ? *)",
  minimum,
  maximum,
});
const range = { minimum: 2, maximum: 6 };

describe("the range of tasks", () => {
  test("does not start above its maximum", () => {
    expect(api({ tasks: { minimum: 3, maximum: 2 } })).toEqual([
      {
        path: "workloads.api.tasks.minimum",
        message: "is above the maximum of 2",
        found: "3",
        write: "at most 2, or a larger maximum",
      },
    ]);
  });

  test("may be one number", () => {
    expect(paths({ tasks: { minimum: 2, maximum: 2 } })).toEqual([]);
  });

  test("of a schedule does not start above its maximum either", () => {
    const scaling = [schedule("night", 2, 1), schedule("day", 2, 6)];
    expect(paths({ tasks: range, scaling })).toEqual(["workloads.api.scaling.0.minimum"]);
  });
});

describe("schedules", () => {
  test("may leave the range of tasks when one brings it back", () => {
    const scaling = [schedule("night", 0, 1), schedule("day", 2, 6)];
    expect(paths({ tasks: range, scaling })).toEqual([]);
  });

  test("are refused when none brings it back", () => {
    const scaling = [schedule("night", 0, 1), schedule("day", 2, 5)];
    expect(paths({ tasks: range, scaling })).toEqual(["workloads.api.scaling"]);
  });

  test("have different names", () => {
    const scaling = [schedule("night", 0, 1), schedule("night", 2, 6)];
    expect(paths({ tasks: range, scaling })).toEqual(["workloads.api.scaling.1.name"]);
  });
});

describe("policies on a metric", () => {
  test("follow different metrics", () => {
    expect(paths({ tasks: range, scaling: [target("cpu"), target("memory")] })).toEqual([]);
    expect(paths({ tasks: range, scaling: [target("cpu"), target("cpu")] })).toEqual([
      "workloads.api.scaling.1.metric",
    ]);
  });

  test("count requests only behind a load balancer", () => {
    const scaling = [target("requests-per-target")];
    expect(paths({ tasks: range, scaling })).toEqual([]);
    expect(paths({ tasks: range, scaling, expose: undefined })).toEqual([
      "workloads.api.scaling.0.metric",
    ]);
  });

  test("need a range to move in", () => {
    expect(paths({ tasks: 2, scaling: [target("cpu")] })).toEqual(["workloads.api.scaling.0"]);
  });

  test("may find that range in a schedule", () => {
    const scaling = [target("cpu"), schedule("night", 2, 2), schedule("day", 2, 4)];
    expect(paths({ tasks: 2, scaling })).toEqual([]);
  });
});

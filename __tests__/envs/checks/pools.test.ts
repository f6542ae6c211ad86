import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

/** A db.t4g.micro takes about 76 connections from clients. */
const problems = (api: object, more: object = {}) =>
  problemsOf({
    databases: { main: { instanceClass: "db.t4g.micro" } },
    workloads: { api, ...more },
  });

const pool = (poolSize: number) => ({ connections: { main: { poolSize } } });

test("tasks that open more connections than the database takes are refused", () => {
  expect(problems({ tasks: 4, ...pool(10) })).toEqual([
    {
      path: "workloads.api.connections.main.poolSize",
      message:
        "is too much: all tasks that may run at once open up to 80 connections (api: 8 × 10), and db.t4g.micro takes about 76",
      found: "10",
      write: "a smaller one, fewer `tasks`, or a larger `instanceClass`",
    },
  ]);
});

test("as many as it takes are fine", () => {
  expect(problems({ tasks: 4, ...pool(9) })).toEqual([]);
});

test("a rollout that starts no tasks beside the old ones needs no room for them", () => {
  const deployment = {
    strategy: "rolling",
    minimumHealthyPercent: 50,
    maximumPercent: 100,
    zoneRebalancing: false,
  };
  expect(problems({ tasks: 7, deployment, ...pool(10) })).toEqual([]);
});

test("a schedule may ask for more tasks than the range has", () => {
  const at = (name: string, maximum: number) => ({
    kind: "schedule",
    name,
    schedule: "cron(0 2 * * ? *)",
    minimum: 1,
    maximum,
  });
  const scaling = [at("day", 20), at("night", 1)];
  expect(problems({ tasks: 1, scaling, ...pool(10) })).toMatchObject([
    { message: expect.stringContaining("api: 40 × 10") },
  ]);
});

test("all workloads that connect count together, and the largest is named", () => {
  const task = { kind: "task", image: "backend", internetEgress: true, ...pool(60) };
  expect(problems({ tasks: 1, ...pool(10) }, { report: task })).toMatchObject([
    { path: "workloads.report.connections.main.poolSize", found: "60" },
  ]);
});

describe("a pool to each replica", () => {
  const reading = { connections: { main: { poolSize: 10, reads: "replica" } } };
  const replicated = (main: object, tasks: number) =>
    problemsOf({
      databases: { main: { replicas: 1, backupRetentionDays: 1, ...main } },
      workloads: { api: { tasks, ...reading } },
    });

  test("has to fit into what the replica takes", () => {
    const main = { instanceClass: "db.r7g.large", replicaInstanceClass: "db.t4g.micro" };
    expect(replicated(main, 3)).toEqual([]);
    expect(replicated(main, 4)).toEqual([
      {
        path: "workloads.api.connections.main.poolSize",
        message:
          "is too much: all tasks that may run at once open up to 80 connections to a replica (api: 8 × 10), and db.t4g.micro takes about 76",
        found: "10",
        write: "a smaller one, fewer `tasks`, or a larger `replicaInstanceClass`",
      },
    ]);
  });

  test("takes nothing away from the pool to the primary", () => {
    const main = { instanceClass: "db.t4g.micro", replicaInstanceClass: "db.r7g.large" };
    expect(replicated(main, 3)).toEqual([]);
    expect(replicated(main, 4)).toMatchObject([
      { write: "a smaller one, fewer `tasks`, or a larger `instanceClass`" },
    ]);
  });

  test("is opened by those alone that read there", () => {
    const main = { instanceClass: "db.r7g.large", replicaInstanceClass: "db.t4g.micro" };
    const databases = { main: { replicas: 1, backupRetentionDays: 1, ...main } };
    expect(problemsOf({ databases, workloads: { api: { tasks: 4 } } })).toEqual([]);
  });
});

test("a larger `max_connections` makes room", () => {
  const databases = {
    main: { instanceClass: "db.t4g.micro", parameters: { max_connections: 100 } },
  };
  expect(problemsOf({ databases, workloads: { api: { tasks: 4 } } })).toEqual([]);
});

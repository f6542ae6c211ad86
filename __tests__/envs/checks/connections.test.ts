import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const service = (rest: object = {}) => ({
  kind: "service",
  image: "backend",
  internetEgress: true,
  ...rest,
});
const task = (rest: object = {}) => ({ ...service(rest), kind: "task" });
const partner = { provides: "http", host: "a.example.com", port: 443, ranges: ["203.0.113.0/24"] };

describe("a connection", () => {
  test("to something undeclared lists what can be named, the nearest first", () => {
    const workloads = {
      api: { connections: { mian: {} } },
      billing: service({ port: 4000 }),
      worker: service(),
    };
    expect(problemsOf({ workloads, externals: { partner } })).toEqual([
      {
        path: "workloads.api.connections.mian",
        message: "is not declared",
        found: '"mian"',
        write: "main (one of main, partner, billing)",
      },
    ]);
  });

  test("to itself is refused", () => {
    expect(problemsOf({ workloads: { api: { connections: { api: {} } } } })).toMatchObject([
      { path: "workloads.api.connections.api", message: "is the workload itself" },
    ]);
  });

  test.each([
    ["a task", task(), "is a task, where nothing listens"],
    ["a worker", service(), "is a service without `port`, where nothing listens"],
  ])("to %s is refused", (_, other, message) => {
    const workloads = { api: { connections: { other: {} } }, other };
    expect(problemsOf({ workloads })).toMatchObject([
      { path: "workloads.api.connections.other", message },
    ]);
  });

  test("to a load balancer is refused", () => {
    expect(problemsOf({ workloads: { api: { connections: { public: {} } } } })).toMatchObject([
      { message: "is a load balancer, which no workload connects to", write: "main" },
    ]);
  });

  test("from a task to a service is refused, because tasks have no names to call by", () => {
    const workloads = { job: task({ connections: { api: {} } }) };
    expect(problemsOf({ workloads })).toMatchObject([
      {
        path: "workloads.job.connections.api",
        message: "is a service, which tasks cannot call by name",
        write: "main",
      },
    ]);
  });

  test("in a circle of services is welcome", () => {
    const workloads = {
      orders: service({ port: 4000, connections: { billing: {}, partner: {} } }),
      billing: service({ port: 5000, connections: { orders: {}, main: {} } }),
    };
    expect(problemsOf({ workloads, externals: { partner } })).toEqual([]);
  });
});

describe("the owner of a database", () => {
  test("is never a service", () => {
    const workloads = { api: { connections: { main: { user: "owner" } } } };
    expect(problemsOf({ workloads })).toEqual([
      {
        path: "workloads.api.connections.main.user",
        message: "makes a service the owner of the schema",
        found: '"owner"',
        write: '"application", and a task that changes the schema',
      },
    ]);
  });

  test("may be a task", () => {
    const workloads = { migrate: task({ connections: { main: { user: "owner" } } }) };
    expect(problemsOf({ workloads })).toEqual([]);
  });

  test("is asked of databases alone", () => {
    const workloads = { migrate: task({ connections: { partner: { user: "owner" } } }) };
    expect(problemsOf({ workloads, externals: { partner } })).toMatchObject([
      { path: "workloads.migrate.connections.partner.user" },
    ]);
  });
});

describe("a replica to read from", () => {
  const reading = { reads: "replica" };

  test("is there where the database has one", () => {
    const databases = { main: { replicas: 1 } };
    const workloads = { api: { connections: { main: reading } } };
    expect(problemsOf({ databases, workloads })).toEqual([]);
  });

  test("is not there where it has none", () => {
    expect(problemsOf({ workloads: { api: { connections: { main: reading } } } })).toEqual([
      {
        path: "workloads.api.connections.main.reads",
        message: "asks for a replica where there is none",
        found: '"replica"',
        write: '"primary", or give databases.main `replicas`',
      },
    ]);
  });

  test("is asked of databases alone", () => {
    const workloads = { api: { connections: { partner: reading } } };
    expect(problemsOf({ workloads, externals: { partner } })).toMatchObject([
      { path: "workloads.api.connections.partner.reads", write: "nothing: leave it out" },
    ]);
  });
});

describe("the value of a secret", () => {
  const connections = { partner: { inject: "value" }, main: { inject: "value" } };

  test("is not there where an external has no secret", () => {
    expect(
      problemsOf({ workloads: { api: { connections } }, externals: { partner } }),
    ).toMatchObject([{ path: "workloads.api.connections.partner.inject", found: '"value"' }]);
  });

  test("is there where it has one", () => {
    const externals = { partner: { ...partner, secret: "key" } };
    const secrets = { key: { kind: "supplied" } };
    expect(problemsOf({ workloads: { api: { connections } }, externals, secrets })).toEqual([]);
  });

  test("is not there for a service", () => {
    const workloads = {
      api: { connections: { billing: { inject: "value" } } },
      billing: service({ port: 4000 }),
    };
    expect(problemsOf({ workloads })).toMatchObject([
      { path: "workloads.api.connections.billing.inject" },
    ]);
  });
});

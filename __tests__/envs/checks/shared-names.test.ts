import { expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const service = (rest: object = {}) => ({
  kind: "service",
  image: "backend",
  internetEgress: true,
  ...rest,
});
const external = {
  provides: "redis",
  host: "a.example.com",
  port: 6379,
  ranges: ["203.0.113.0/24"],
};

test("a name means one thing among all that can be connected to", () => {
  const literal = { externals: { main: external }, workloads: { public: service() } };
  expect(problemsOf(literal)).toEqual([
    {
      path: "externals.main",
      message: "has the name of a database",
      found: '"main"',
      write: "another name",
    },
    {
      path: "workloads.public",
      message: "has the name of a load balancer",
      found: '"public"',
      write: "another name",
    },
  ]);
});

test("a secret or a setting may have the name of a database", () => {
  const literal = { secrets: { main: { kind: "supplied" } }, settings: { main: "info" } };
  expect(problemsOf(literal)).toEqual([]);
});

test("a workload may not take the name of a database's security group", () => {
  expect(problemsOf({ workloads: { "database-main": service() } })).toMatchObject([
    {
      path: "workloads.database-main",
      message: "has the security group's name of databases.main",
    },
  ]);
});

test("a workload may be called like a database's security group that is not there", () => {
  expect(problemsOf({ workloads: { "database-migration": service() } })).toEqual([]);
});

test("a workload may not take the name of the endpoints' security group", () => {
  expect(problemsOf({ workloads: { endpoints: service() } })).toMatchObject([
    { path: "workloads.endpoints" },
  ]);
});

test("names may not make two rules with one address", () => {
  const workloads = { s3: service({ port: 4000 }), api: { connections: { s3: {} } } };
  expect(problemsOf({ workloads })).toMatchObject([
    {
      path: "workloads.api",
      message: "makes two security group rules with the address api_to_s3",
    },
  ]);
});

test("a name that no rule clashes with may be like that of an AWS service", () => {
  expect(problemsOf({ workloads: { s3: service({ port: 4000 }) } })).toEqual([]);
});

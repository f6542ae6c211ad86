import { expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

type Literal = Record<string, unknown>;

const reason = "a test entrusts nothing to it";

/** A durable environment whose database is as it should be, but for what is given. */
const pathsOf = (database: Literal, rest: Literal = {}, lifecycle = "durable") =>
  problemsOf({ lifecycle, databases: { main: { multiAz: true, ...database } }, ...rest })
    .map(({ path }) => path)
    .filter((path) => /databases|zones|deletionProtection/.test(path));

const cases: readonly [field: string, unsafe: unknown, barelySafe: unknown][] = [
  ["multiAz", false, true],
  ["backupRetentionDays", 0, 1],
  ["deletionProtection", false, true],
  ["finalSnapshot", false, true],
];

test.each(cases)("a durable database with unsafe %s is refused", (field, unsafe) => {
  expect(pathsOf({ [field]: unsafe })).toEqual([`databases.main.${field}`]);
});

test.each(cases)("a reason makes unsafe %s acceptable", (field, value) => {
  expect(pathsOf({ [field]: { value, reason } })).toEqual([]);
});

test.each(cases)("a value without a reason does not make unsafe %s acceptable", (field, value) => {
  expect(pathsOf({ [field]: { value } })).toEqual([`databases.main.${field}`]);
});

test.each(cases)("a durable database with barely safe %s is fine", (field, _, barelySafe) => {
  expect(pathsOf({ [field]: barelySafe })).toEqual([]);
});

test.each(cases)("a disposable database may have any %s", (field, unsafe) => {
  expect(pathsOf({ [field]: unsafe }, {}, "disposable")).toEqual([]);
});

test("a durable database without a word on its zones is refused: one is the default", () => {
  expect(pathsOf({ multiAz: undefined })).toEqual(["databases.main.multiAz"]);
});

const inOneZone = (zones: unknown) =>
  pathsOf(
    {},
    { networking: { zones }, databases: undefined, workloads: { api: { connections: {} } } },
  );

test("a durable environment in one zone is refused", () => {
  expect(inOneZone(["eu-west-1a"])).toContain("networking.zones");
});

test("a durable environment in two zones is fine", () => {
  expect(inOneZone(["eu-west-1a", "eu-west-1b"])).toEqual([]);
});

const withLoadBalancer = (deletionProtection: unknown) =>
  pathsOf({}, { loadBalancers: { public: { deletionProtection } } });

test("a durable load balancer open to deletion is refused", () => {
  expect(withLoadBalancer(false)).toEqual(["loadBalancers.public.deletionProtection"]);
});

test("a durable load balancer open to deletion for a reason is fine", () => {
  expect(withLoadBalancer({ value: false, reason })).toEqual([]);
});

const allowDestroy = { reason: "a rehearsal that nobody relies on" };

test("a durable environment that may be destroyed needs no further reason to be open to deletion", () => {
  expect(pathsOf({ deletionProtection: false }, { allowDestroy })).toEqual([]);
});

test("a durable environment that may be destroyed keeps its last snapshots all the same", () => {
  expect(pathsOf({ finalSnapshot: false }, { allowDestroy })).toEqual([
    "databases.main.finalSnapshot",
  ]);
});

test("nothing in an environment that may be destroyed is protected on its own", () => {
  expect(pathsOf({ deletionProtection: true }, { allowDestroy })).toEqual([
    "databases.main.deletionProtection",
  ]);
});

test("a disposable environment that says why it may be destroyed is told that it always may", () => {
  expect(problemsOf({ allowDestroy })).toMatchObject([
    { path: "allowDestroy", write: 'nothing here, or `lifecycle: "durable"`' },
  ]);
});

test("leave to destroy takes a reason", () => {
  const problems = problemsOf({ lifecycle: "durable", allowDestroy: { reason: "because" } });
  expect(problems.map(({ path }) => path)).toContain("allowDestroy.reason");
});

test("a problem says how to give the reason", () => {
  const [problem] = problemsOf({
    lifecycle: "durable",
    databases: { main: { multiAz: true, backupRetentionDays: 0 } },
  }).filter(({ path }) => path.startsWith("databases"));
  expect(problem).toMatchObject({
    found: "0",
    write: 'the days that a moment can be brought back, such as 14, or `{ value: 0, reason: "…" }`',
  });
});

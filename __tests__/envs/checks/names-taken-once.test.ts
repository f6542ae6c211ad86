import { expect, it } from "vitest";
import { problemsOf } from "../../support/literals";

const plain = { plainHttp: { reason: "a test serves nothing real" } };

it.each([
  [
    "two load balancers",
    { loadBalancers: { public: { name: "same" }, second: { ...plain, name: "same" } } },
    "loadBalancers.second.name",
  ],
  [
    "a load balancer's prescribed name and another's computed one",
    { loadBalancers: { public: { name: "acme-test-second" }, second: plain } },
    "loadBalancers.second",
  ],
  [
    "two databases",
    { databases: { main: { identifier: "same" }, other: { identifier: "same" } } },
    "databases.other.identifier",
  ],
  [
    "a database and another's replica",
    { databases: { main: { replicas: 1 }, "main-replica-1": {} } },
    "databases.main-replica-1",
  ],
  [
    "two secrets",
    { secrets: { a: { kind: "supplied", name: "/x" }, b: { kind: "generated", name: "/x" } } },
    "secrets.b.name",
  ],
  [
    "a secret and that of a database's owner",
    { secrets: { a: { kind: "supplied", name: "/acme/test/databases/main/owner" } } },
    "secrets.a.name",
  ],
  [
    "two settings",
    { settings: { a: { value: 1, name: "/x" }, b: { value: 2, name: "/x" } } },
    "settings.b.name",
  ],
])("refuses one name for %s", (_, overrides, path) => {
  expect(problemsOf(overrides)).toEqual([
    expect.objectContaining({ path, write: "another name for one of the two" }),
  ]);
});

it("lets names differ that only look alike", () => {
  const overrides = {
    loadBalancers: { public: { name: "acme-test-third" }, second: plain },
    databases: { main: { replicas: 1 }, "main-replica-2": {} },
    secrets: { x: { kind: "supplied", name: "/acme/test/y" }, y: { kind: "supplied", name: "/y" } },
    settings: { y: { value: 1, name: "/y" } },
  };
  expect(problemsOf(overrides)).toEqual([]);
});

import { expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

/** So many tasks that each connect to the database of the small environment, beside its service. */
const connected = (count: number) => ({
  workloads: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `task-${index}`,
      { kind: "task", image: "backend", internetEgress: true, connections: { main: {} } },
    ]),
  ),
});

const rulesIn = (count: number) =>
  Array.from({ length: count }, (_, index) => `10.0.${index}.0/24`);

test("a database that more workloads connect to than its security group takes rules is refused", () => {
  expect(problemsOf(connected(60))).toEqual([
    {
      path: "databases.main",
      message: "needs more ingress rules in its security group than the 60 of the account's quota",
      found: "61",
      write:
        "fewer that connect, or a quota AWS has raised in the platform: `quotas: { rulesPerSecurityGroup: 61 }`",
    },
  ]);
});

test("as many workloads as there are rules are fine", () => {
  expect(problemsOf(connected(59))).toEqual([]);
});

test("a quota that AWS has raised counts", () => {
  expect(problemsOf(connected(60), { quotas: { rulesPerSecurityGroup: 61 } })).toEqual([]);
});

test("rules of the two directions are not added up", () => {
  const allowFrom = rulesIn(60);
  expect(problemsOf({ loadBalancers: { public: { allowFrom } } })).toEqual([]);
});

test("a load balancer that too many ranges may connect to is refused", () => {
  const allowFrom = rulesIn(61);
  expect(problemsOf({ loadBalancers: { public: { allowFrom } } })).toMatchObject([
    { path: "loadBalancers.public", found: "61" },
  ]);
});

test("interface endpoints serve as many workloads as their security group takes rules", () => {
  const networking = { interfaceEndpoints: ["logs"] };
  const workloads = connected(60).workloads;
  expect(problemsOf({ networking, workloads }).map(({ path }) => path)).toEqual([
    "databases.main",
    "networking.interfaceEndpoints",
  ]);
});

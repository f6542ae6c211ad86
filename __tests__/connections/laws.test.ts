import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConnectedEnvironment } from "../../src/connections/input";
import { own } from "../../src/connections/input";
import { dependencyKinds } from "../../src/connections/kinds";
import { planConnections } from "../../src/connections/plan";
import type { Rule } from "../../src/connections/rules";
import { environments, workloads } from "./environments";

const holds = (law: (environment: ConnectedEnvironment) => void) =>
  fc.assert(fc.property(environments, law), { numRuns: 100 });

/** The key of what stands in a group: `databases0` for `database-databases0`. */
const keyOf = (group: string) => group.replace(/^(?!load-balancer-).*-/, "");

const mirrored = ({ direction, group, peer, port }: Rule) =>
  "group" in peer
    ? [direction === "egress" ? "ingress" : "egress", peer.group, group, port].join(" ")
    : undefined;

test("a rule between two groups has its twin at the other end", () => {
  holds((environment) => {
    const { rules } = planConnections(environment);
    const ends = new Set(
      rules.map(({ direction, group, peer, port }) =>
        [direction, group, "group" in peer ? peer.group : "", port].join(" "),
      ),
    );
    for (const twin of rules.map(mirrored)) if (twin) expect(ends).toContain(twin);
  });
});

test("a rule stands in a group that exists and names one that exists", () => {
  holds((environment) => {
    const { groups, rules } = planConnections(environment);
    const existing = new Set(groups.map(({ name }) => name));
    if (environment.networking.interfaceEndpoints.length > 0) existing.add("endpoints");
    for (const { group, peer } of rules) {
      expect(existing).toContain(group);
      if ("group" in peer) expect(existing).toContain(peer.group);
    }
  });
});

test("nothing reaches what it does not name", () => {
  holds((environment) => {
    for (const { direction, group, peer } of planConnections(environment).rules) {
      if (direction === "ingress" || !("group" in peer) || peer.group === "endpoints") continue;
      const target = keyOf(peer.group);
      const caller = own(environment.workloads, group);
      const entry = own(environment.workloads, target)?.expose?.through;
      const wanted = caller
        ? Object.hasOwn(caller.connections, target)
        : group === `load-balancer-${entry}`;
      expect(wanted, `${group} to ${peer.group}`).toBe(true);
    }
  });
});

test("addresses outside are open only to those who name them or ask for the internet", () => {
  holds((environment) => {
    for (const { direction, group, peer, port } of planConnections(environment).rules) {
      if (direction === "ingress" || !("cidr" in peer)) continue;
      const workload = own(environment.workloads, group);
      const named = Object.keys(workload?.connections ?? {}).some((key) => {
        const external = own(environment.externals, key);
        return external?.port === port && external.ranges.includes(peer.cidr);
      });
      const internet = workload?.internetEgress && port === 443 && peer.cidr === "0.0.0.0/0";
      expect(named || internet).toBe(true);
    }
  });
});

test("no two rules say the same, and no two have one id", () => {
  holds((environment) => {
    const { rules } = planConnections(environment);
    const meanings = rules.map(({ id: _, description: __, ...rest }) => JSON.stringify(rest));
    expect(new Set(meanings).size).toBe(rules.length);
    expect(new Set(rules.map(({ direction, id }) => `${direction} ${id}`)).size).toBe(rules.length);
  });
});

test("the order of keys changes nothing", () => {
  holds((environment) => {
    const plan = JSON.stringify(planConnections(environment));
    expect(JSON.stringify(planConnections(reversed(environment)))).toBe(plan);
  });
});

test("a further workload leaves all rules and handovers as they were", () => {
  fc.assert(
    fc.property(environments, workloads, (environment, added) => {
      const before = planConnections(environment);
      const after = planConnections({
        ...environment,
        workloads: { ...environment.workloads, added },
      });
      for (const rule of before.rules) expect(after.rules).toContainEqual(rule);
      for (const [name, handover] of Object.entries(before.handovers))
        expect(after.handovers[name]).toEqual(handover);
      const others = after.rules.filter(({ id }) => !id.includes("added"));
      expect(others).toEqual(before.rules);
    }),
  );
});

test("a workload that names nothing is given nothing", () => {
  holds((environment) => {
    const { handovers } = planConnections(environment);
    for (const [name, { connections, secretReferences }] of Object.entries(environment.workloads)) {
      if (Object.keys(connections).length > 0 || secretReferences.length > 0) continue;
      expect(handovers[name]).toEqual({ variables: {}, secretValues: {}, grants: [] });
    }
  });
});

test("what a workload is given comes from what it names", () => {
  holds((environment) => {
    for (const [name, handover] of Object.entries(planConnections(environment).handovers)) {
      const workload = own(environment.workloads, name);
      const keys = Object.keys(workload?.connections ?? {});
      const secrets = keys.map((key) => own(environment.externals, key)?.secret);
      const allowed = [
        ...dependencyKinds.flatMap(({ field }) => keys.map((key) => `${field}.${key}`)),
        ...[...secrets, ...(workload?.secretReferences ?? [])].map((key) => `secrets.${key}`),
      ];
      for (const [, target] of JSON.stringify(handover).matchAll(/"target":"([^"]+)"/g))
        expect(allowed).toContain(target);
    }
  });
});

function reversed<T>(value: T): T {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)]);
  return Object.fromEntries(entries.reverse());
}

import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { aclsOf, EACH, type Passing } from "../network/acls";
import { without } from "../network/coverage";
import { portsInWords, servicesOn } from "../network/ports";
import { finding } from "./context";
import { type Finding, fact } from "./finding";

/** As much of the addresses of a family as nobody has alone: a /8, or a /16 of IPv6. */
const MUCH = { 4: 1n << 24n, 6: 1n << 112n };

/** Network ACLs that let more of the internet into their subnets than before. */
export function networkAcls(plan: Plan): Finding[] {
  const [before, after] = [aclsOf(plan, "before"), aclsOf(plan, "after")];
  return [...after].flatMap(([name, passes]) => {
    const earlier = before.get(name);
    // What is new has nothing in it, and an ACL that nobody knows of before is not compared.
    if (earlier === undefined || plan.at(name)?.action === "create") return [];
    const wider = passes.filter((one) => isWider(one, earlier));
    return [...new Set(wider.map((one) => one.in))].map((of) =>
      opened(
        plan,
        name,
        of,
        wider.filter((one) => one.in === of),
      ),
    );
  });
}

const isWider = (one: Passing, earlier: readonly Passing[]): boolean =>
  one.last - one.first >= MUCH[one.family] - 1n &&
  without(
    one,
    earlier.filter(({ family, protocol }) => family === one.family && protocol === one.protocol),
  ).some(({ first, last }) => last - first >= MUCH[one.family] - 1n);

function opened(plan: Plan, name: string, of: Resource, wider: readonly Passing[]): Finding {
  const services = wider.some(({ from, to }) => servicesOn(from, to).length > 0);
  return finding(of, {
    kind: "exposure",
    rule: "network-acl-opened",
    severity: services ? "medium" : "low",
    what: "lets more of the internet into its subnets",
    why: "Only security groups are left in front of what is in them.",
    todo: "Name the ranges that need it.",
    facts: fact("ports", portsOf(wider)),
    ...(of.address === name || plan.at(name) === undefined ? {} : { also: [name] }),
  });
}

function portsOf(wider: readonly Passing[]): string {
  const all = EACH.every((each) => wider.some(({ protocol }) => protocol === each));
  if (all) return "everything";
  const words = wider.map(({ protocol, from, to }) => `${protocol} ${portsInWords(from, to)}`);
  return [...new Set(words)].join("; ");
}

import {
  databaseGroup,
  ENDPOINTS,
  loadBalancerGroup,
  workloadGroup,
} from "../../connections/groups";
import { planRules } from "../../connections/plan-rules";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";

const KINDS = {
  databases: "a database",
  externals: "an external",
  loadBalancers: "a load balancer",
  workloads: "a workload",
} as const;

type Kind = keyof typeof KINDS;

/** Connections go by name alone, so a name means one thing. */
export const namesMeanOneThing: Check = ({ environment }) => {
  const first = new Map<string, Kind>();
  return named(environment).flatMap(({ kind, name }) => {
    const other = first.get(name);
    if (other === undefined) first.set(name, kind);
    return other === undefined ? [] : [rename(kind, name, `has the name of ${KINDS[other]}`)];
  });
};

/** Security groups and their rules have addresses of their own: `database_main`, `api_to_database_main`. */
export const namesLeaveAddressesApart: Check = ({ environment }) => {
  const groups = new Map([[ENDPOINTS, "the network's interface endpoints"]]);
  const paths = new Map<string, { readonly kind: Kind; readonly name: string }>();
  const clashes = named(environment).flatMap(({ kind, name }) => {
    const group = GROUPS[kind]?.(name);
    if (group === undefined) return [];
    const owner = groups.get(group);
    if (owner !== undefined)
      return [rename(kind, name, `has the security group's name of ${owner}`)];
    groups.set(group, `${kind}.${name}`);
    paths.set(group, { kind, name });
    return [];
  });
  return clashes.length > 0 ? clashes : ruleClashes(environment, paths);
};

const GROUPS: Readonly<Partial<Record<Kind, (name: string) => string>>> = {
  databases: databaseGroup,
  loadBalancers: loadBalancerGroup,
  workloads: workloadGroup,
};

function ruleClashes(
  environment: Environment,
  paths: ReadonlyMap<string, { readonly kind: Kind; readonly name: string }>,
): Problem[] {
  const seen = new Set<string>();
  return planRules(environment).flatMap(({ direction, id, group }) => {
    const address = `${direction} ${id}`;
    const owner = paths.get(group);
    if (!seen.has(address)) {
      seen.add(address);
      return [];
    }
    const message = `makes two security group rules with the address ${id.replaceAll("-", "_")}`;
    return owner === undefined ? [] : [rename(owner.kind, owner.name, message)];
  });
}

const named = (environment: Environment): { readonly kind: Kind; readonly name: string }[] =>
  (Object.keys(KINDS) as Kind[]).flatMap((kind) =>
    Object.keys(environment[kind]).map((name) => ({ kind, name })),
  );

const rename = (kind: Kind, name: string, message: string): Problem => ({
  path: `${kind}.${name}`,
  message,
  found: show(name),
  write: "another name",
});

import { ENDPOINTS } from "../../connections/groups";
import { type Party, parties } from "../../connections/parties";
import { planRules } from "../../connections/plan-rules";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";

/** A party's field, and one of its keys. */
interface Member {
  readonly party: Party;
  readonly name: string;
}

/** Connections go by name alone, so a name means one thing. */
export const namesMeanOneThing: Check = ({ environment }) => {
  const first = new Map<string, Party>();
  return members(environment).flatMap((member) => {
    const other = first.get(member.name);
    if (other !== undefined) return [rename(member, `has the name of ${withArticle(other.noun)}`)];
    first.set(member.name, member.party);
    return [];
  });
};

/** Security groups and their rules have addresses of their own: `database_main`, `api_to_database_main`. */
export const namesLeaveAddressesApart: Check = ({ environment }) => {
  const groups = new Map([[ENDPOINTS, "the network's interface endpoints"]]);
  const owners = new Map<string, Member>();
  const clashes = members(environment).flatMap((member) => {
    const { party, name } = member;
    const group = party.groupOf?.(name);
    if (group === undefined) return [];
    const owner = groups.get(group);
    if (owner !== undefined) return [rename(member, `has the security group's name of ${owner}`)];
    groups.set(group, `${party.field}.${name}`);
    owners.set(group, member);
    return [];
  });
  return clashes.length > 0 ? clashes : ruleClashes(environment, owners);
};

function ruleClashes(environment: Environment, owners: ReadonlyMap<string, Member>): Problem[] {
  const seen = new Set<string>();
  return planRules(environment).flatMap(({ direction, id, group }) => {
    const address = `${direction} ${id}`;
    const owner = owners.get(group);
    if (!seen.has(address)) {
      seen.add(address);
      return [];
    }
    const message = `makes two security group rules with the address ${id.replaceAll("-", "_")}`;
    return owner === undefined ? [] : [rename(owner, message)];
  });
}

const members = (environment: Environment): Member[] =>
  parties.flatMap((party) =>
    Object.keys(environment[party.field]).map((name) => ({ party, name })),
  );

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

const rename = ({ party, name }: Member, message: string): Problem => ({
  path: `${party.field}.${name}`,
  message,
  found: show(name),
  write: "another name",
});

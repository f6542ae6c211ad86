import type { Plan } from "../model/plan";
import { capacity } from "./capacity";
import { containers } from "./containers";
import { type Cost, costChange, costOf } from "./cost";
import { dataLoss } from "./data-loss";
import { drift } from "./drift";
import { endpointPolicies } from "./endpoint-policies";
import type { Finding } from "./finding";
import { firewallRules } from "./firewall-rules";
import { functionCallers } from "./function-callers";
import { waysIn } from "./keys";
import { listeners } from "./listeners";
import { networkAcls } from "./network-acls";
import { notices } from "./notices";
import { outages } from "./outage";
import { ownAccounts } from "./own-accounts";
import { parameters } from "./parameters";
import { permissions } from "./permissions";
import { protections } from "./protection";
import { publicSwitches } from "./public-switches";
import { renames } from "./rename";
import { renamed } from "./renamed";
import { resourcePolicies } from "./resource-policies";
import { type Part, parts } from "./rest";
import { routes } from "./routes";
import { runsAs } from "./runs-as";
import { securityGroups } from "./security-groups";
import { shrinking } from "./shrinking";
import { trust } from "./trust";
import { unknownRules } from "./unknown-rules";
import { vanishing } from "./vanishing";

/** Everything there is to say of one plan, without secrets. */
export interface Examined {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly parts: readonly Part[];
  readonly notices: readonly string[];
  readonly cost: Cost | undefined;
}

/** Looks at one plan in every way. */
export function examine(plan: Plan): Examined {
  const moves = renames(plan);
  const accounts = ownAccounts(plan);
  const cost = costOf(plan);
  const findings = foldUnknown([
    ...dataLoss(plan, moves),
    ...shrinking(plan),
    ...vanishing(plan),
    ...outages(plan, moves),
    ...capacity(plan),
    ...securityGroups(plan),
    ...unknownRules(plan),
    ...publicSwitches(plan),
    ...resourcePolicies(plan, accounts),
    ...routes(plan),
    ...networkAcls(plan),
    ...endpointPolicies(plan),
    ...functionCallers(plan, accounts),
    ...permissions(plan),
    ...trust(plan, accounts),
    ...runsAs(plan),
    ...waysIn(plan),
    ...protections(plan, moves),
    ...containers(plan),
    ...listeners(plan),
    ...parameters(plan),
    ...firewallRules(plan),
    ...costChange(cost),
    ...drift(plan, changedByHand),
    ...renamed(plan, moves),
  ]);
  const clean = plan.secrets.clean;
  return {
    name: plan.name,
    findings: findings.map((one) => cleaned(one, clean)),
    parts: parts(plan).map(({ name, counts, lines }) => ({
      name: clean(name),
      counts,
      lines: lines.map(clean),
    })),
    notices: notices(plan).map(clean),
    cost,
  };
}

/** What a change outside of Terraform can open, allow, turn off or delete. */
function changedByHand(plan: Plan): Finding[] {
  const accounts = ownAccounts(plan);
  const none = new Map<string, string>();
  return [
    ...shrinking(plan),
    ...securityGroups(plan),
    ...publicSwitches(plan),
    ...resourcePolicies(plan, accounts),
    ...routes(plan),
    ...networkAcls(plan),
    ...permissions(plan),
    ...trust(plan, accounts),
    ...protections(plan, none),
    ...parameters(plan),
    ...firewallRules(plan),
  ];
}

/** New policies of which nothing is known are one line: a new environment has dozens. */
function foldUnknown(findings: readonly Finding[]): Finding[] {
  const isFolded = ({ kind, severity }: Finding) => kind === "unknown" && severity === "low";
  const [first, ...others] = findings.filter(isFolded);
  if (!first || others.length === 0) return [...findings];
  const also = [...new Set(others.map(({ address }) => address))].filter(
    (one) => one !== first.address,
  );
  const what = `and ${also.length} more new policies are only known after apply`;
  const folded = also.length === 0 ? first : { ...first, what, also };
  return [...findings.filter((one) => !isFolded(one)), folded];
}

/** The last of three sieves: nothing that a plan marks as secret is in any text. */
function cleaned(finding: Finding, clean: (text: string) => string): Finding {
  const { address, what, why, todo, causes, facts, also, snippet } = finding;
  return {
    ...finding,
    address: clean(address),
    what: clean(what),
    why: clean(why),
    todo: clean(todo),
    causes: causes.map(clean),
    facts: facts.map(({ label, value }) => ({ label, value: clean(value) })),
    ...(also && { also: also.map(clean) }),
    ...(snippet !== undefined && { snippet: clean(snippet) }),
  };
}

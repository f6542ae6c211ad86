import { digestOf } from "./digest/digest";
import { type Examined, examine } from "./findings";
import { KINDS, SEVERITIES } from "./findings/finding";
import { connections } from "./graph/connections";
import type { Graph } from "./graph/graph";
import { type Merged, merge } from "./merge";
import type { Plan } from "./model/plan";
import { Judge } from "./policy/judge";
import { LEVELS, type Policy } from "./policy/schema";
import { unlessTooDeep } from "./read/too-deep";

/** What a review says of one environment by itself. */
export interface Environment extends Examined {
  /** Nothing changes in it. */
  readonly empty: boolean;
  /** Of what would change: the same where that is the same. See {@link digestOf}. */
  readonly digest: string;
}

/** What all formats say. */
export interface Review {
  readonly environments: readonly Environment[];
  /** Worst first. */
  readonly findings: readonly Merged[];
  /** Connections of environments in which they change; those that are the same are one. */
  readonly graphs: readonly { readonly environments: readonly string[]; readonly graph: Graph }[];
  /** About policies. */
  readonly notices: readonly string[];
}

/** Reviews plans, the same change of several environments once. @param today as `2026-11-21` */
export function review(plans: readonly Plan[], policies: readonly Policy[], today: string): Review {
  const judge = new Judge(policies, today);
  const environments = plans.map((plan) => {
    const examined = unlessTooDeep(plan.name, () => examine(plan));
    const digest = unlessTooDeep(plan.name, () => digestOf(plan));
    return { ...examined, empty: isEmpty(examined), digest };
  });
  const findings = merge(environments, judge).sort(worstFirst);
  return { environments, findings, graphs: graphsOf(plans), notices: judge.notices() };
}

const isEmpty = ({ findings, parts, notices }: Examined): boolean =>
  findings.length === 0 && parts.length === 0 && notices.length === 0;

function graphsOf(plans: readonly Plan[]): Review["graphs"] {
  const found = new Map<string, { environments: string[]; graph: Graph }>();
  for (const plan of plans) {
    const graph = unlessTooDeep(plan.name, () => connections(plan));
    if (graph.edges.length === 0) continue;
    const key = JSON.stringify(graph);
    const known = found.get(key);
    if (known) known.environments.push(plan.name);
    else found.set(key, { environments: [plan.name], graph });
  }
  return [...found.values()];
}

/** What asks for a decision first, by kind and then by how bad it is; notes and what is allowed after that. */
function worstFirst(one: Merged, other: Merged): number {
  return (
    group(one) - group(other) ||
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)
  );
}

const group = ({ level }: Merged): number =>
  level === "deny" || level === "warn" ? 0 : LEVELS.indexOf(level);

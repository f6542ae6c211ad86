import type { Plan } from "../model/plan";
import { KEEPING } from "../tables/keeping";
import { type Change, type Edge, type Graph, INTERNET, type Node, type NodeKind } from "./graph";
import { type Reach, reachesOf, wayOutOf } from "./reaches";

/** More are not seen in a drawing. */
const MOST_EDGES = 60;

/** Who can reach what, before a plan and after it. */
export function connections(plan: Plan): Graph {
  const all = compared(reachesOf(plan, "before"), reachesOf(plan, "after"));
  const edges = mostTelling([...all, ...changedWaysOut(plan)]);
  const clean = plan.secrets.clean;
  return {
    nodes: nodesOf(plan, edges).map((node) => ({ ...node, id: clean(node.id) })),
    edges: edges.map((edge) => ({ ...edge, from: clean(edge.from), to: clean(edge.to) })),
    left: Math.max(0, all.length - edges.length),
  };
}

const changedWaysOut = (plan: Plan): Edge[] =>
  compared(wayOutOf(plan, "before"), wayOutOf(plan, "after")).filter(
    ({ change }) => change !== "same",
  );

function compared(before: readonly Reach[], after: readonly Reach[]): Edge[] {
  const [old, now] = [together(before), together(after)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].map((key): Edge => {
    const [one, other] = [old.get(key), now.get(key)];
    const change: Change = one === undefined ? "added" : other === undefined ? "removed" : "same";
    const { from, to, label } = (other ?? one) as Reach;
    return { from, to, label, change };
  });
}

/** Several rules between the same two are one connection with several labels. */
function together(reaches: readonly Reach[]): Map<string, Reach> {
  const labels = new Map<string, Set<string>>();
  for (const { from, to, label } of reaches) {
    const key = JSON.stringify([from, to]);
    const known = labels.get(key) ?? new Set();
    labels.set(key, known.add(label));
  }
  return new Map(
    [...labels].map(([key, all]) => {
      const [from = "", to = ""] = JSON.parse(key) as string[];
      const label = [...all]
        .filter((one) => one !== "")
        .sort()
        .join(", ");
      return [JSON.stringify([from, to, label]), { from, to, label }];
    }),
  );
}

/** What changes, then what is next to it, then the internet's. */
function mostTelling(edges: readonly Edge[]): Edge[] {
  if (edges.length <= MOST_EDGES) return [...edges].sort(byName);
  const changed = edges.filter(({ change }) => change !== "same");
  const near = new Set(changed.flatMap(({ from, to }) => [from, to]));
  const weight = ({ change, from, to }: Edge) =>
    change !== "same" ? 0 : near.has(from) || near.has(to) ? 1 : from === INTERNET ? 2 : 3;
  return [...edges]
    .sort((one, other) => weight(one) - weight(other) || byName(one, other))
    .slice(0, MOST_EDGES);
}

const byName = (one: Edge, other: Edge): number =>
  one.from.localeCompare(other.from) ||
  one.to.localeCompare(other.to) ||
  one.label.localeCompare(other.label);

function nodesOf(plan: Plan, edges: readonly Edge[]): Node[] {
  const ids = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return [...ids].sort().map((id): Node => {
    const resource = plan.at(id);
    if (!resource) return { id, kind: id === INTERNET ? "internet" : "range", change: "same" };
    const { action, type } = resource;
    const change = action === "create" ? "added" : action === "destroy" ? "removed" : "same";
    return { id, kind: kindOf(type), change };
  });
}

function kindOf(type: string): NodeKind {
  if (/^aws_(lb|alb|elb|api_gateway|apigatewayv2|cloudfront|globalaccelerator)/.test(type))
    return "entry";
  if (type in KEEPING || /rds|cache|dax/.test(type)) return "data";
  return /ecs|lambda|instance|autoscaling|eks|batch|apprunner/.test(type) ? "compute" : "other";
}

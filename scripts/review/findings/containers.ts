import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { blocksOf, isNothing, isTrue, listOf, textOf, type Values } from "../model/values";
import { finding } from "./context";
import type { Finding } from "./finding";

/** What a container gets or loses, with what that means. */
const WEAKER: readonly (readonly [
  what: string,
  why: string,
  is: (container: Values) => boolean,
])[] = [
  [
    "runs privileged",
    "Whoever takes it over has the machine.",
    ({ privileged }) => isTrue(privileged),
  ],
  [
    "may write to its own files",
    "Whoever takes it over can leave something behind.",
    ({ readonlyRootFilesystem }) => !isTrue(readonlyRootFilesystem),
  ],
  [
    "writes no logs any more",
    "Nobody can tell any more what it did.",
    ({ logConfiguration }) => isNothing(logConfiguration),
  ],
  [
    "runs as root",
    "Whoever takes it over is root in it.",
    ({ user }) => /^(root|0)(:|$)/.test(textOf(user) ?? ""),
  ],
];

/** Containers of task definitions that are less protected than before. No value of theirs is shown. */
export function containers(plan: Plan): Finding[] {
  return plan.ofType(/^aws_ecs_task_definition$/).flatMap((resource) => {
    const before = containersIn(resource.before);
    if (before.size === 0 || isMarked(resource.unknown, ["container_definitions"])) return [];
    return [...containersIn(resource.after)].flatMap(([name, container]) => {
      const earlier = before.get(name);
      const found = earlier ? WEAKER.filter(([, , is]) => is(container) && !is(earlier)) : [];
      return found.map(([what, why]) => weakened(plan, resource, name, what, why));
    });
  });
}

const weakened = (
  plan: Plan,
  resource: Resource,
  name: string,
  what: string,
  why: string,
): Finding =>
  finding(resource, {
    kind: "protection",
    rule: "container-weakened",
    severity: what === "runs privileged" ? "high" : "medium",
    what: `has a container that ${what}`,
    why,
    todo: "Leave it as it was, or say in an allowance why not.",
    facts: [{ label: "container", value: plan.secrets.hide(name) }],
  });

function containersIn(values: Values | undefined): Map<string, Values> {
  const text = textOf(values?.container_definitions);
  if (text === undefined) return new Map();
  try {
    return new Map(blocksOf(listOf(JSON.parse(text))).map((one) => [String(one.name), one]));
  } catch {
    return new Map();
  }
}

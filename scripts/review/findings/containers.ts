import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { isSecretName } from "../model/secrets";
import { blocksOf, isNothing, isTrue, listOf, textOf, type Values } from "../model/values";
import { comesFrom, finding } from "./context";
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
      if (!earlier) return [];
      const weaker = WEAKER.filter(([, , is]) => is(container) && !is(earlier));
      return [
        ...(weaker.length === 0 ? [] : [weakened(plan, resource, name, weaker)]),
        ...plainSecrets(plan, resource, name, earlier, container),
      ];
    });
  });
}

/** Several weaknesses of one container are one finding. */
const weakened = (plan: Plan, resource: Resource, name: string, weaker: typeof WEAKER): Finding =>
  finding(resource, {
    kind: "protection",
    rule: "container-weakened",
    severity: weaker.some(([what]) => what === "runs privileged") ? "high" : "medium",
    causes: comesFrom(plan, resource, "container_definitions"),
    what: `has a container that ${weaker.map(([what]) => what).join(", ")}`,
    why: weaker.map(([, why]) => why).join(" "),
    todo: "Leave it as it was, or say in an allowance why not.",
    facts: [{ label: "container", value: plan.secrets.hide(name) }],
  });

/** Variables with names of secrets that are in the definition now, for everybody who may describe it. */
function plainSecrets(
  plan: Plan,
  resource: Resource,
  name: string,
  earlier: Values,
  container: Values,
): Finding[] {
  const known = new Set(variables(earlier.environment));
  const kept = new Set(variables(earlier.secrets));
  const plain = variables(container.environment).filter(
    (one) => !known.has(one) && (kept.has(one) || isSecretName(one)),
  );
  if (plain.length === 0) return [];
  return [
    finding(resource, {
      kind: "protection",
      rule: "secret-in-plain-text",
      severity: plain.some((one) => kept.has(one)) ? "high" : "medium",
      what: "has a secret in the plain text of its definition",
      why: "Whoever may describe the task definition reads it, for ever: old revisions stay.",
      todo: "Keep it in Secrets Manager or Parameter Store, and name it in `secrets`.",
      facts: [
        { label: "container", value: plan.secrets.hide(name) },
        { label: "variables", value: plan.secrets.hide(plain.join(", ")) },
      ],
    }),
  ];
}

const variables = (list: unknown): string[] =>
  blocksOf(list).flatMap(({ name }) => textOf(name) ?? []);

function containersIn(values: Values | undefined): Map<string, Values> {
  const text = textOf(values?.container_definitions);
  if (text === undefined) return new Map();
  try {
    return new Map(blocksOf(listOf(JSON.parse(text))).map((one) => [String(one.name), one]));
  } catch {
    return new Map();
  }
}

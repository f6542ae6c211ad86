import { changedArguments } from "../../plan/changed-arguments";
import { moduleOf } from "../../plan/module-of";
import type { ResourceChange } from "../../terraform/plan-json";
import type { Plan } from "../model/plan";
import type { Action, Resource } from "../model/resource";

/** Everything of one module that a plan changes, to be read when there is time. */
export interface Part {
  /** `module.network`, or what it is part of: `buckets`. */
  readonly name: string;
  readonly counts: Readonly<Partial<Record<Action | "move" | "import", number>>>;
  /** `aws_sqs_queue.jobs is changed: tags`. */
  readonly lines: readonly string[];
}

const VERBS: Readonly<Record<Action, string>> = {
  create: "is created",
  update: "is changed",
  replace: "is replaced",
  destroy: "is destroyed",
  forget: "stays in AWS, and Terraform forgets it",
  none: "",
};

/** All changes by module, those that findings are about too: a reviewer may look any of them up. */
export function parts(plan: Plan): Part[] {
  const found = new Map<string, { counts: Record<string, number>; lines: string[] }>();
  for (const resource of plan.resources) {
    const line = inWords(plan, resource);
    if (line === undefined) continue;
    const name = resource.module === "" ? moduleOf(resource.type) : resource.module;
    const part = found.get(name) ?? { counts: {}, lines: [] };
    found.set(name, part);
    part.lines.push(line);
    for (const kind of kindsOf(resource)) part.counts[kind] = (part.counts[kind] ?? 0) + 1;
  }
  return [...found]
    .map(([name, part]) => ({ name, ...part }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

function kindsOf({ action, movedFrom, importedAs }: Resource): string[] {
  return [
    ...(action === "none" ? [] : [action]),
    ...(movedFrom === undefined ? [] : ["move"]),
    ...(importedAs === undefined ? [] : ["import"]),
  ];
}

function inWords(plan: Plan, resource: Resource): string | undefined {
  const { address, action, movedFrom, importedAs, createdFirst, deposed, leavesOld } = resource;
  const changed = action === "update" ? argumentsOf(resource) : [];
  const said = [
    ...(movedFrom === undefined
      ? []
      : [`was ${movedFrom}${action === "none" ? " and only moves" : ""}`]),
    ...(importedAs === undefined
      ? []
      : [
          `is there already and is imported${importedAs === "" ? "" : ` (${plan.secrets.hide(importedAs)})`}`,
        ]),
    ...(action === "none"
      ? []
      : [
          `${VERBS[action]}${action === "replace" && createdFirst ? ", the new one first" : ""}${leavesOld ? ", and the old one stays in AWS" : ""}${changed.length > 0 ? `: ${changed.join(", ")}` : ""}`,
        ]),
  ];
  if (said.length === 0) return undefined;
  return `${address}${deposed ? " (left by an earlier replacement)" : ""} ${said.join(", ")}`;
}

function argumentsOf({ before, after, unknown }: Resource): string[] {
  const change = { before: before ?? null, after: after ?? null, after_unknown: unknown };
  const all = changedArguments(change as ResourceChange["change"]);
  const own = all.filter((name) => !(name === "tags_all" && all.includes("tags")));
  return own.length > 8 ? [...own.slice(0, 8), `and ${own.length - 8} more`] : own;
}

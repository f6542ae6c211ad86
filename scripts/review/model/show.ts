import { isMarked } from "./marks";
import type { Plan } from "./plan";
import type { Resource, Side } from "./resource";
import { isSecretName, MASK } from "./secrets";
import { isNothing, listOf } from "./values";

const LONGEST = 80;
const MOST = 6;

export const UNKNOWN = "(known after apply)";

type Path = readonly (string | number)[];

/**
 * The value at a path as a reader may see it: masked where Terraform marks it, where its name says that it is
 * secret and where it looks like it; shortened; `none` where there is none.
 */
export function shown(plan: Plan, resource: Resource, side: Side, path: Path): string {
  if (isMarked(resource.secret[side], path)) return MASK;
  if (side === "after" && isMarked(resource.unknown, path)) return UNKNOWN;
  return shownValue(plan, path, at(resource[side], path));
}

/** `db.t4g.micro → db.r7g.large`. */
export const shownChange = (plan: Plan, resource: Resource, path: Path): string =>
  `${shown(plan, resource, "before", path)} → ${shown(plan, resource, "after", path)}`;

function shownValue(plan: Plan, path: Path, value: unknown): string {
  if (isNothing(value)) return "none";
  if (typeof value === "boolean") return String(value);
  if (path.some((step) => isSecretName(String(step)))) return MASK;
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return short(plan.secrets.hide(value));
  const list = listOf(value);
  if (list.every((one) => typeof one === "string" || typeof one === "number")) {
    const texts = list.slice(0, MOST).map((one) => short(plan.secrets.hide(String(one))));
    return list.length > MOST
      ? `${texts.join(", ")} and ${list.length - MOST} more`
      : texts.join(", ");
  }
  return `${list.length === 1 ? "a block" : `${list.length} blocks`}`;
}

function at(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  return Object.hasOwn(value, step)
    ? at((value as Record<string, unknown>)[step], rest)
    : undefined;
}

const short = (text: string): string => {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

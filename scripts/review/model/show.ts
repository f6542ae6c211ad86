import { pathInWords } from "../../plan/changed-arguments";
import { calledIn, type Difference, differences } from "./differences";
import { isMarked } from "./marks";
import type { Plan } from "./plan";
import type { Resource, Side } from "./resource";
import { isSecretName, MASK } from "./secrets";
import { isNothing, isValues, listOf } from "./values";

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

/**
 * What differs in an argument, each a line: the fields of its blocks and not "a block"; of a policy, what
 * its statements say. Blocks that are there on one side only are said with what is in them.
 */
export function shownDifferences(
  plan: Plan,
  resource: Resource,
  path: Path,
  most = MOST,
): string[] {
  const [before, after] = [at(resource.before, path), at(resource.after, path)];
  const whole = `\`${pathInWords(path)}\`: ${shownChange(plan, resource, path)}`;
  if (isMarked(resource.unknown, path)) return [whole];
  const found = differences(before, after, path);
  if (found.length === 0) return [whole];
  const lines = found.slice(0, most).map((one) => inWords(plan, resource, one));
  return found.length > most ? [...lines, `and ${found.length - most} more in it`] : lines;
}

function inWords(
  plan: Plan,
  { secret }: Resource,
  { path, how, before, after, called }: Difference,
): string {
  const hidden = called !== undefined && isSecretName(called);
  const one = (side: Side, value: unknown) =>
    hidden || isMarked(secret[side], path) ? MASK : shownValue(plan, path, value, true);
  // Where a block of a list is does not matter: providers sort them.
  const name = `\`${pathInWords(path.filter((step) => typeof step === "string"))}\``;
  if (how === "changed") return `${name}: ${one("before", before)} → ${one("after", after)}`;
  return how === "gained"
    ? `${name} gains ${one("after", after)}`
    : `${name} loses ${one("before", before)}`;
}

function shownValue(plan: Plan, path: Path, value: unknown, open = false): string {
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
  const [only] = list;
  if (open && list.length === 1 && isValues(only)) return shownBlock(plan, path, only);
  return `${list.length === 1 ? "a block" : `${list.length} blocks`}`;
}

/** `from_port 22, protocol tcp`: what a block says, without what it leaves out. */
function shownBlock(plan: Plan, path: Path, block: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(block).filter(([, value]) => !isNothing(value) && value !== false);
  const called = calledIn(block);
  const fields = said.slice(0, MOST).map(([name, value]) => {
    const hidden = called !== undefined && isSecretName(called) && /^value/i.test(name);
    return `${name} ${hidden ? MASK : shownValue(plan, [...path, name], value)}`;
  });
  return short(fields.join(", "), LONGEST * 2) || "a block";
}

function at(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  return Object.hasOwn(value, step)
    ? at((value as Record<string, unknown>)[step], rest)
    : undefined;
}

const short = (text: string, longest = LONGEST): string => {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

import { isValues, type Values } from "../model/values";

/** What is wrong with a plan's shape, and where; undefined where a review can read it. */
export function shapeProblem(plan: Values): string | undefined {
  if (!("resource_changes" in plan) && !("planned_values" in plan))
    return "it has neither resource_changes nor planned_values";
  for (const name of ["planned_values", "configuration", "output_changes", "variables"])
    if (plan[name] !== undefined && plan[name] !== null && !isValues(plan[name]))
      return `${name} is not an object`;
  for (const name of ["resource_changes", "resource_drift"]) {
    const problem = problemIn(name, plan[name]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemIn(name: string, changes: unknown): string | undefined {
  if (changes === undefined || changes === null) return undefined;
  if (!Array.isArray(changes)) return `${name} is not a list`;
  for (const [index, one] of changes.entries()) {
    const problem = problemOf(one);
    if (problem !== undefined) return `${name}[${index}]${problem}`;
  }
  return undefined;
}

const ACTIONS = ["no-op", "create", "read", "update", "delete", "forget"];

function problemOf(one: unknown): string | undefined {
  if (!isValues(one)) return " is not an object";
  if (typeof one.address !== "string" || one.address === "") return ".address is missing";
  if (typeof one.type !== "string" || one.type === "") return ".type is missing";
  if (one.type in Object.prototype) return ".type is none that a provider has";
  if (!isValues(one.change)) return ".change is missing";
  const { actions, before, after } = one.change;
  if (!Array.isArray(actions) || actions.length === 0) return ".change.actions is missing";
  const unknown = actions.find((action) => !ACTIONS.includes(action));
  if (unknown !== undefined) return ".change.actions has one that nobody knows";
  for (const [side, value] of Object.entries({ before, after }))
    if (value !== undefined && value !== null && !isValues(value))
      return `.change.${side} is not an object`;
  return undefined;
}

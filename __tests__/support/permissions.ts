import type { Statement } from "../../src/iam";
import type { ApiCall } from "./interference";
import { allows } from "./permissions/allows";
import type { Place } from "./permissions/call";
import type { Need } from "./permissions/need";
import { needsOf } from "./permissions/needs";

export { operationToAction } from "./permissions/action";
export { allows } from "./permissions/allows";
export type { Need } from "./permissions/need";
export { needsOf } from "./permissions/needs";

/** What calls need, each said once. */
export function neededBy(calls: readonly ApiCall[], place: Place): Need[] {
  const needs = calls.flatMap((call) => needsOf(call, place));
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}

/** What is needed and statements do not allow: `ec2:CreateVpc on arn:…`. */
export function refusedOf(statements: readonly Statement[], needs: readonly Need[]): string[] {
  return [...new Set(needs.filter((need) => !allows(statements, need)).map(told))].sort();
}

const told = ({ action, resource, context }: Need): string =>
  `${action} on ${resource}${context["ec2:CreateAction"] ? ` by ${context["ec2:CreateAction"]}` : ""}`;

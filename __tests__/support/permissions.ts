import type { Statement } from "../../src/iam";
import type { ApiCall } from "./interference";
import { allows } from "./permissions/allows";
import type { Place } from "./permissions/call";
import type { Need } from "./permissions/need";
import { needsOf } from "./permissions/needs";

export { operationToAction } from "./permissions/action";
export { allows } from "./permissions/allows";
export { needsOf } from "./permissions/needs";

/** What calls need and statements do not allow, each said once: `ec2:CreateVpc on arn:…`. */
export function refusedOf(
  statements: readonly Statement[],
  calls: readonly ApiCall[],
  place: Place,
): string[] {
  const refused = calls
    .flatMap((call) => needsOf(call, place))
    .filter((need) => !allows(statements, need));
  return [...new Set(refused.map(told))].sort();
}

const told = ({ action, resource, context }: Need): string =>
  `${action} on ${resource}${context["ec2:CreateAction"] ? ` by ${context["ec2:CreateAction"]}` : ""}`;

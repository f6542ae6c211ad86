import type { Plan } from "../model/plan";
import { blocksOf, isValues, textOf } from "../model/values";

/** What a reader must know of a plan as a whole, before its findings. */
export function notices({ json, secrets }: Plan): string[] {
  return [
    ...(json.errored === true
      ? ["Terraform failed while it planned: what follows is only what it got to."]
      : []),
    ...(json.complete === false && json.errored !== true
      ? ["Terraform put some of it off: another plan is needed after this one."]
      : []),
    ...failedChecks(json.checks).map(secrets.hide),
    ...outputsChanged(json.output_changes),
  ];
}

function failedChecks(checks: unknown): string[] {
  return blocksOf(checks)
    .filter(({ status }) => status === "fail" || status === "error")
    .map(({ address }) => {
      const name = isValues(address) ? textOf(address.to_display) : undefined;
      return `The check ${name ?? "of the configuration"} fails.`;
    });
}

function outputsChanged(changes: unknown): string[] {
  const names = Object.entries(isValues(changes) ? changes : {}).flatMap(([name, change]) => {
    const actions = isValues(change) && Array.isArray(change.actions) ? change.actions : [];
    return actions.some((action) => action !== "no-op") ? [name] : [];
  });
  if (names.length === 0) return [];
  const shown = names.slice(0, 10).join(", ");
  return [
    `Outputs that change: ${shown}${names.length > 10 ? ` and ${names.length - 10} more` : ""}.`,
  ];
}

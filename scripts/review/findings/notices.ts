import type { Plan } from "../model/plan";
import { blocksOf, isValues, textOf } from "../model/values";

/** What a reader must know of a plan as a whole, before its findings. */
export function notices(plan: Plan): string[] {
  const { json, secrets } = plan;
  return [
    ...(destroysEverything(plan)
      ? ["It destroys everything that the state has: a plan of `terraform destroy`."]
      : []),
    ...(json.errored === true
      ? ["Terraform failed while it planned: what follows is only what it got to."]
      : []),
    ...(json.complete === false && json.errored !== true
      ? [
          "It is a part only: -target was used, or Terraform put some of it off. Another plan is needed after it.",
        ]
      : []),
    ...failedChecks(json.checks).map(secrets.hide),
    ...outputsChanged(json.output_changes),
  ];
}

/** Whether nothing is left afterwards, and not because the configuration lost it. */
export const destroysEverything = ({ resources }: Plan): boolean =>
  resources.length > 0 &&
  resources.every(({ action, reason, deposed }) => action === "destroy" && !reason && !deposed);

const CHECKED: Readonly<Record<string, (name: string) => string>> = {
  check: (name) => `The check \`${name.replace(/^check\./, "")}\` fails`,
  resource: (name) => `A condition of \`${name}\` fails`,
  output_value: (name) => `A condition of the output \`${name.replace(/^output\./, "")}\` fails`,
  var: (name) => `The variable \`${name.replace(/^var\./, "")}\` is refused`,
};

/** Checks and conditions, with what they say themselves. */
function failedChecks(checks: unknown): string[] {
  return blocksOf(checks)
    .filter(({ status }) => status === "fail" || status === "error")
    .map(({ address, instances }) => {
      const name = isValues(address) ? textOf(address.to_display) : undefined;
      const kind = isValues(address) ? textOf(address.kind) : undefined;
      const words =
        CHECKED[kind ?? ""]?.(name ?? "") ?? `The check ${name ?? "of the configuration"} fails`;
      const messages = blocksOf(instances)
        .flatMap(({ problems }) => blocksOf(problems))
        .flatMap(({ message }) => textOf(message) ?? []);
      const said = [...new Set(messages)].slice(0, 3).join(" ");
      return said === "" ? `${words}.` : `${words}: ${said}`;
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

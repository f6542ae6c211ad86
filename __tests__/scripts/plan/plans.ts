import type { PlanJson, ResourceChange } from "../../../scripts/terraform/plan-json";

type Change = Partial<ResourceChange["change"]>;

/** A change as Terraform's plan has it: by default an update of a worker that changes nothing. */
export function change(
  address: string,
  actions: ResourceChange["change"]["actions"],
  {
    change: inner = {},
    ...other
  }: { change?: Change } & Partial<Omit<ResourceChange, "change">> = {},
): ResourceChange {
  const [type = ""] = address.split(".").slice(-2);
  return {
    address,
    mode: "managed",
    type,
    ...other,
    change: {
      actions,
      before: actions.includes("create") && actions.length === 1 ? null : {},
      after: actions.includes("delete") && actions.length === 1 ? null : {},
      after_unknown: {},
      after_sensitive: {},
      ...inner,
    },
  };
}

/** A plan of these changes; `configured` are the arguments that the configuration sets, by address. */
export function planOf(
  resource_changes: readonly ResourceChange[],
  {
    configured = {},
    ...other
  }: Partial<PlanJson> & { configured?: Readonly<Record<string, readonly string[]>> } = {},
): PlanJson {
  const resources = Object.entries(configured).map(([address, names]) => ({
    address,
    mode: "managed" as const,
    type: address.split(".")[0] ?? "",
    expressions: Object.fromEntries(names.map((name) => [name, {}])),
  }));
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    configuration: { root_module: { resources } },
    resource_changes,
    ...other,
  };
}

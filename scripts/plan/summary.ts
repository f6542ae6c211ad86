import { STATEFUL_TYPES } from "../addresses/stateful-types";
import type { PlanJson, ResourceChange } from "../terraform/plan-json";
import { changedArguments, pathInWords } from "./changed-arguments";
import { configuredArguments, withoutKeys } from "./configured-arguments";
import { countsOf } from "./counts";
import { driftOf } from "./drift";
import { moduleOf } from "./module-of";
import type { PlannedAction, PlannedChange, PlanSummary } from "./plan-summary";

/** What a plan would do. No value of any argument is in it. */
export function summarize(plan: PlanJson): PlanSummary {
  const configured = configuredArguments(plan.configuration.root_module);
  const changes = (plan.resource_changes ?? [])
    .flatMap((planned) => changeOf(planned, configured.get(withoutKeys(planned.address))))
    .sort(byWeight);
  const outputs = Object.entries(plan.output_changes ?? {})
    .filter(([, { actions }]) => actions.some((action) => action !== "no-op"))
    .map(([name]) => name);
  const modules = [...new Set(changes.map(({ module }) => module))].map((module) => ({
    module,
    counts: countsOf(changes.filter((change) => change.module === module)),
  }));
  return {
    empty: changes.length === 0 && outputs.length === 0,
    counts: countsOf(changes),
    modules: modules.sort((one, other) => one.module.localeCompare(other.module)),
    changes,
    drift: driftOf(plan, configured),
    outputs,
  };
}

function changeOf(
  planned: ResourceChange,
  configured: ReadonlySet<string> | undefined,
): PlannedChange[] {
  const { address, type, mode, change, previous_address, action_reason } = planned;
  if (mode !== "managed") return [];
  const action = actionOf(change.actions);
  const movedFrom = previous_address === address ? undefined : previous_address;
  const importedAs = change.importing && (change.importing.id ?? "");
  if (action === undefined && movedFrom === undefined && importedAs === undefined) return [];
  const stateful = type !== "module" && STATEFUL_TYPES[type] !== undefined;
  // Only what keeps its value is replaced by request: `parametersAnew`.
  const kept = action_reason === "replace_by_request";
  const loss = isLoss(action) && !kept ? STATEFUL_TYPES[type]?.consequence : undefined;
  return [
    {
      address,
      type,
      module: moduleOf(type),
      action,
      changes: action === "update" ? namedArguments(change, configured) : [],
      forcedBy: (change.replace_paths ?? []).map(pathInWords),
      ...(action_reason === "replace_because_tainted" && { unfinished: true }),
      stateful,
      ...(loss !== undefined && { loss }),
      ...(movedFrom !== undefined && { movedFrom }),
      ...(importedAs !== undefined && { importedAs }),
    },
  ];
}

/** What the configuration asks for; where none of it does (default tags), what the provider says. */
function namedArguments(
  change: ResourceChange["change"],
  configured: ReadonlySet<string> | undefined,
): string[] {
  const changed = changedArguments(change);
  const asked = changed.filter((name) => configured?.has(name));
  return asked.length > 0 ? asked : changed;
}

function actionOf(actions: ResourceChange["change"]["actions"]): PlannedAction | undefined {
  if (actions.includes("create")) return actions.includes("delete") ? "replace" : "create";
  if (actions.includes("delete")) return "destroy";
  if (actions.includes("forget")) return "forget";
  return actions.includes("update") ? "update" : undefined;
}

const isLoss = (action: PlannedAction | undefined): boolean =>
  action === "replace" || action === "destroy";

const ORDER: readonly (PlannedAction | undefined)[] = [
  "destroy",
  "replace",
  "forget",
  "update",
  "create",
];

/** What loses something first, then by how much is left of it; Terraform's order among equals. */
function byWeight(one: PlannedChange, other: PlannedChange): number {
  const loss = Number(other.loss !== undefined) - Number(one.loss !== undefined);
  const weight = ({ action }: PlannedChange) => (action ? ORDER.indexOf(action) : ORDER.length);
  return loss || weight(one) - weight(other);
}

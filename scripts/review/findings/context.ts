import { pathInWords } from "../../plan/changed-arguments";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { shownChange } from "../model/show";
import { steps } from "../model/steps";
import { type Fact, type Finding, fact, type Kind, type Severity } from "./finding";
import { ourField } from "./our-field";

/** What a rule has to say; the rest of a {@link Finding} follows from the resource. */
export interface Said {
  readonly kind: Kind;
  readonly rule: string;
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  readonly causes?: readonly string[];
  readonly facts?: readonly Fact[];
  readonly also?: readonly string[];
  readonly snippet?: string;
}

export const finding = (
  { address, type, deposed }: Pick<Resource, "address" | "type" | "deposed">,
  said: Said,
): Finding => ({
  address: deposed ? `${address} (left by an earlier replacement)` : address,
  type,
  causes: [],
  facts: [],
  ...said,
});

/** Why something goes, in the words of Terraform's reasons. */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted:
    "It is tainted: an earlier apply did not finish making it, or somebody asked for a new one.",
  replace_by_request: "It was asked for: -replace.",
  replace_by_triggers: "`replace_triggered_by` in its lifecycle asks for it.",
  delete_because_no_resource_config: "The configuration no longer has it.",
  delete_because_wrong_repetition: "The configuration gained or lost `count` or `for_each`.",
  delete_because_count_index: "`count` is smaller now.",
  delete_because_each_key: "`for_each` no longer has its key.",
  delete_because_no_module: "The configuration no longer has its module.",
  delete_because_no_move_target: "It was moved to something that the configuration does not have.",
};

/** What in the configuration makes a resource go: one line for each reason. */
export function whyItGoes(plan: Plan, resource: Resource): string[] {
  const forced = resource.forcedBy.map((path) => forcing(plan, resource, path));
  const reason = resource.reason === undefined ? undefined : REASONS[resource.reason];
  if (resource.deposed) return ["Terraform removes what it could not remove then."];
  const made = forced.length > 0 ? undefined : ourField(plan, resource, undefined);
  return [
    ...new Set([
      ...forced,
      ...(reason === undefined ? [] : [reason]),
      ...(made === undefined ? [] : [`It follows from ${made}.`]),
    ]),
  ];
}

function forcing(plan: Plan, resource: Resource, path: readonly (string | number)[]): string {
  const [name] = path;
  const words = `\`${pathInWords(path)}\` forces it: ${shownChange(plan, resource, path)}`;
  return `${words}${origin(plan, resource, String(name), path)}`;
}

/** Where the value of an argument comes from: our environment's field, or what the configuration refers to. */
export function origin(
  plan: Plan,
  resource: Resource,
  argument: string,
  path: readonly (string | number)[] = [argument],
): string {
  const replaced = plan
    .referred(resource, argument, /./)
    .filter(({ action }) => action === "replace" || action === "create");
  const field = ourField(plan, resource, argument);
  const written = plan.configuration.written(resource.address, path);
  const from = [
    ...(field === undefined ? [] : [field]),
    ...(written.length === 0 ? [] : [written.map((one) => `\`${one}\``).join(", ")]),
  ];
  const because = replaced.filter(({ action }) => action === "replace")[0];
  const chain = because === undefined ? "" : `, because \`${because.address}\` is replaced`;
  return `${from.length === 0 ? "" : `, from ${from.join(": ")}`}${chain}`;
}

/** The same as a line of its own, for what is compared as a whole: ``From the environment's `workloads.api`.`` */
export function comesFrom(plan: Plan, resource: Resource, argument: string): string[] {
  const words = origin(plan, resource, argument).replace(/^, (from )?/, "");
  return words === "" ? [] : [`\`${argument}\` comes from ${words}.`];
}

/** What an argument was and is, with where it comes from. */
export function changeOf(plan: Plan, resource: Resource, path: readonly string[]): string[] {
  const at = steps(resource, path);
  const words = `\`${path.join(".")}\`: ${shownChange(plan, resource, at)}`;
  return [`${words}${origin(plan, resource, path[0] ?? "", at)}`];
}

export { fact };

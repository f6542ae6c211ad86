import { type PlanJson, resourcesOf } from "../../terraform/plan-json";

export type Values = Readonly<Record<string, unknown>>;

/** Something that a plan would create, or that it imports because it was found. */
export interface Wanted {
  readonly address: string;
  readonly type: string;
  /** Its arguments, as far as they are known before the apply. */
  readonly planned: Values;
}

/** What a plan creates or imports; what takes the place of something in the state is neither. */
export const wantedIn = ({ resource_changes = [] }: PlanJson): Wanted[] =>
  resource_changes
    .filter(
      ({ mode, change }) =>
        mode === "managed" &&
        (change.importing !== undefined || change.actions.join() === "create"),
    )
    .map(({ address, type, change }) => ({ address, type, planned: change.after ?? {} }));

/** What the state knows, at whatever address: none of it is unrecorded. */
export interface Recorded {
  has(type: string, arnOrId: string): boolean;
}

export function recordedIn({ prior_state }: PlanJson): Recorded {
  const resources = resourcesOf(prior_state?.values?.root_module ?? {});
  const known = new Set<string>();
  for (const { mode, type, values = {} } of resources)
    if (mode === "managed")
      for (const name of ["arn", "id"]) known.add(`${type} ${textOf(values, name)}`);
  return { has: (type, arnOrId) => known.has(`${type} ${arnOrId}`) };
}

/** A text among arguments; undefined where it is empty or known after the apply only. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A tag of what is planned, the provider's default tags included. */
export function plannedTag(planned: Values, name: string): string | undefined {
  const tags = (planned.tags_all ?? planned.tags ?? {}) as Values;
  return textOf(tags, name);
}

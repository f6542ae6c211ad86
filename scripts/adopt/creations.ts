import type { PlanJson } from "../terraform/plan-json";

/** A resource that a plan creates, with the arguments that are known by then. */
export interface Creation {
  readonly address: string;
  readonly type: string;
  readonly planned: Readonly<Record<string, unknown>>;
}

/** What a plan creates; what it makes anew in the place of something else is there by intent. */
export const creationsIn = ({ resource_changes = [] }: PlanJson): Creation[] =>
  resource_changes
    .filter(({ mode, change }) => mode === "managed" && change.actions.join() === "create")
    .map(({ address, type, change }) => ({ address, type, planned: change.after ?? {} }));

/** ARNs that the state knows already, at whatever address: nothing of it is there by accident. */
export const knownArns = ({ resource_changes = [] }: PlanJson): ReadonlySet<string> =>
  new Set(resource_changes.flatMap(({ change }) => textIn(change.before, "arn") ?? []));

/** A text among planned arguments. */
export function textIn(
  values: Readonly<Record<string, unknown>> | null,
  name: string,
): string | undefined {
  const value = values?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

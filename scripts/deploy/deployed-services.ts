import type { PlanSummary } from "../plan/plan-summary";
import type { Rollout } from "../rollout/look";
import { entriesOf, type StateDocument, type StateEntry } from "../state/document";

/**
 * The services that an apply rolled out: those it made or changed, since an update of a service
 * here always starts new tasks. After an apply of nothing: all, so that what an earlier deploy began is
 * followed to its end.
 */
export function rolledOut(state: StateDocument, { empty, changes }: PlanSummary): Rollout[] {
  const changed = new Set(
    changes.filter(({ action }) => action !== undefined).map(({ address }) => address),
  );
  const entries = entriesOf(state);
  return entries
    .filter(({ type, address }) => type === "aws_ecs_service" && (empty || changed.has(address)))
    .map(({ attributes }) => ({
      cluster: String(attributes.cluster),
      service: String(attributes.name),
      taskDefinition: meantToRun(entries, String(attributes.task_definition)),
    }));
}

/**
 * What the service says in the state is what the provider read after its update: where AWS had rolled
 * back by then, the old revision. The task definition itself says which one was meant.
 */
function meantToRun(entries: readonly StateEntry[], read: string): string {
  const family = familyOf(read);
  const meant = entries.find(
    ({ type, attributes }) =>
      type === "aws_ecs_task_definition" && familyOf(String(attributes.arn)) === family,
  );
  return meant ? String(meant.attributes.arn) : read;
}

const familyOf = (arn: string): string => arn.replace(/:\d+$/, "");

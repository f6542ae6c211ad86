import type { PlanSummary } from "../plan/plan-summary";
import type { Rollout } from "../rollout/look";
import { entriesOf, type StateDocument } from "../state/document";

/**
 * The services that an apply rolled out: those it made or changed, since an update of a service
 * here always starts new tasks. After an apply of nothing: all, so that what an earlier deploy began is
 * followed to its end.
 */
export function rolledOut(state: StateDocument, { empty, changes }: PlanSummary): Rollout[] {
  const changed = new Set(
    changes.filter(({ action }) => action !== undefined).map(({ address }) => address),
  );
  return entriesOf(state)
    .filter(({ type, address }) => type === "aws_ecs_service" && (empty || changed.has(address)))
    .map(({ attributes }) => ({
      cluster: String(attributes.cluster),
      service: String(attributes.name),
      taskDefinition: String(attributes.task_definition),
    }));
}

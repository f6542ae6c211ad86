import type { PlanJson } from "../terraform/plan-json";
import { type Wanted, wantedIn } from "./unrecorded/wanted";

/** What a plan creates of a type; what it makes anew in the place of something else is there by intent. */
export const creationsOf = (type: string, plan: PlanJson): Wanted[] => {
  const imported = new Set(
    plan.resource_changes?.filter(({ change }) => change.importing).map(({ address }) => address),
  );
  return wantedIn(plan).filter((one) => one.type === type && !imported.has(one.address));
};

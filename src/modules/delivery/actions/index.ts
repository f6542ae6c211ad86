import { access } from "./access";
import { storage } from "./buckets";
import { containers } from "./containers";
import { databases } from "./databases";
import { domains } from "./domains";
import type { ActionsByType } from "./grant";
import { identity } from "./identity";
import { keyActions } from "./keys";
import { balancing } from "./load-balancers";
import { network } from "./network";
import { observation } from "./observation";
import { routes } from "./routes";
import { scalingActions } from "./scaling";
import { secretActions } from "./secrets";

export { administered } from "./administered";
export { actionsByCommand } from "./commands";
export type { ActionsByType, Grant, TypeActions } from "./grant";
export { ATTACHED_POLICIES } from "./identity";
export type { Names } from "./names";
export { zonesOf } from "./zones";

/** What Terraform calls for each type of resource that an environment may have, by the type's name. */
export const actionsByType: ActionsByType = {
  ...network,
  ...routes,
  ...access,
  ...balancing,
  ...domains,
  ...containers,
  ...scalingActions,
  ...databases,
  ...storage,
  ...secretActions,
  ...keyActions,
  ...identity,
  ...observation,
};

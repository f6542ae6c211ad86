import type { Conditions } from "../../../iam";
import type { Names } from "./names";

/**
 * Actions that are allowed on the same resources under the same conditions. Its resources and
 * conditions are functions of the names, so that one table serves every environment.
 */
export interface Grant {
  /** `ecs:CreateService`; never with a wildcard, so that a reader sees all that is allowed. */
  readonly actions: readonly string[];
  /**
   * ARNs, with wildcards within the environment's names; `*` alone only where AWS takes no ARN. None: the
   * environment has no such thing, and the grant is left out.
   */
  readonly on: (names: Names) => readonly string[];
  /** @default none: the resources alone keep the environment within its own */
  readonly conditions?: (names: Names) => Conditions;
}

/** What Terraform calls for one type of resource. */
export interface TypeActions {
  /** For a refresh and a plan. */
  readonly read: readonly Grant[];
  /** To create, update and delete; whoever writes reads too, so `read` is needed besides. */
  readonly write: readonly Grant[];
}

/** By the name of a type: `aws_vpc`. */
export type ActionsByType = Readonly<Record<string, TypeActions>>;

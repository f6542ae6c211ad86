import { createNaming } from "../../src/naming";
import type { App } from "../stacks/app";
import type { Stack } from "../stacks/stack";

/** The roles that jobs of a repository assume for a stack, by what they may. ARNs, in its account. */
export interface Roles {
  /** Reads the states, and nothing else. */
  readonly pullRequestRole: string;
  /** Reads. */
  readonly planRole: string;
}

type Place = Pick<Stack, "platform" | "accountId" | "region">;

/** What a plan of a stack is made by. */
export function planningRoles(stack: Place): Roles {
  const naming = createNaming({ ...stack, environment: "shared" });
  return {
    pullRequestRole: naming.iamArn(`role/${naming.deliveryRole("pull-request")}`),
    planRole: naming.iamArn(`role/${naming.deliveryRole("plan")}`),
  };
}

/** What an environment is deployed by. */
export function deployRole(stack: Place & Pick<Stack, "environment">): string {
  const naming = createNaming(stack);
  return naming.iamArn(`role/${naming.deliveryRole("deploy")}`);
}

/** What images are pushed by, in the account of the registry. */
export function imagesRole(shared: Place): string {
  const naming = createNaming({ ...shared, environment: "shared" });
  return naming.iamArn(`role/${naming.deliveryRole("images")}`);
}

/** Whether the app makes these roles: its platform has `delivery`. */
export function hasRoles({ stacks }: Pick<App, "stacks">): boolean {
  const shared = stacks.find(({ kind }) => kind === "shared");
  if (shared === undefined) return false;
  const roles = Object.values(shared.configuration.resource?.aws_iam_role ?? {});
  const plan = createNaming({ ...shared, environment: "shared" }).deliveryRole("plan");
  return roles.some(({ name }) => name === plan);
}

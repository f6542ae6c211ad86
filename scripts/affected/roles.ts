import { createNaming } from "../../src/naming";
import type { App } from "../stacks/app";
import { sharedOf } from "../stacks/app";
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
export const planningRoles = (stack: Place): Roles => ({
  pullRequestRole: roleArn(stack, "shared", "pull-request"),
  planRole: roleArn(stack, "shared", "plan"),
});

/** What an environment is deployed by. */
export const deployRole = (stack: Place & Pick<Stack, "environment">): string =>
  roleArn(stack, stack.environment, "deploy");

/** What images are pushed by, in the account of the registry. */
export const imagesRole = (shared: Place): string => roleArn(shared, "shared", "images");

/** Whether the app makes these roles: its platform has `delivery`. */
export function hasRoles(app: Pick<App, "stacks">): boolean {
  const shared = sharedOf({ root: "", folder: "", ...app });
  if (shared === undefined) return false;
  const roles = Object.values(shared.configuration.resource?.aws_iam_role ?? {});
  return roles.some(({ name }) => name === nameOf(shared, "shared", "plan"));
}

function roleArn(stack: Place, environment: string, role: string): string {
  const { partition } = createNaming({ ...stack, environment });
  return `arn:${partition}:iam::${stack.accountId}:role/${nameOf(stack, environment, role)}`;
}

/** As src/naming.ts will say once roles of delivery are there. */
const nameOf = ({ platform }: Pick<Stack, "platform">, environment: string, role: string): string =>
  `${platform}-${environment}-${role}`;

import type { DeployOn } from "../../src/modules/delivery/config";
import { createNaming, planEnvironment } from "../../src/naming";
import type { App } from "../stacks/app";
import type { Stack } from "../stacks/stack";
import { deploysFrom, type Reference } from "./reference";

/** The roles that jobs of a repository assume for a stack, by what they may. ARNs, in its account. */
export interface Roles {
  /** Reads the states, and nothing else. */
  readonly pullRequestRole: string;
  /** Reads. */
  readonly planRole: string;
  /** GitHub's environment, in which alone a job is trusted with {@link planRole}. */
  readonly planEnvironment: string;
}

type Place = Pick<Stack, "platform" | "accountId" | "region">;

/** What a plan of a stack is made by. */
export function planningRoles(stack: Place): Roles {
  const naming = createNaming({ ...stack, environment: "shared" });
  return {
    pullRequestRole: naming.iamArn(`role/${naming.deliveryRole("pull-request")}`),
    planRole: naming.iamArn(`role/${naming.deliveryRole("plan")}`),
    planEnvironment: planEnvironment(),
  };
}

/**
 * What an environment is planned by, in a job that runs for the tag or the branch which deploys it. Where that is not
 * the default branch, the role that plans all trusts no such job, and the environment has a role of its own.
 */
export function ownPlanningRoles(
  app: Pick<App, "stacks">,
  stack: Stack,
  deployOn: DeployOn,
  reference: Reference | undefined,
): Partial<Roles> {
  const naming = createNaming(stack);
  const name = naming.deliveryRole("plan");
  const isDeployedHere = reference !== undefined && deploysFrom(deployOn, reference);
  if (!isDeployedHere || !app.stacks.some((one) => makesRole(one, name))) return {};
  return { planRole: naming.iamArn(`role/${name}`), planEnvironment: planEnvironment(naming) };
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
  return makesRole(shared, createNaming({ ...shared, environment: "shared" }).deliveryRole("plan"));
}

const makesRole = ({ configuration }: Stack, role: string): boolean =>
  Object.values(configuration.resource?.aws_iam_role ?? {}).some(({ name }) => name === role);

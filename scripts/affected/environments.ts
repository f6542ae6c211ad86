import { resolve } from "node:path";
import type { App } from "../stacks/app";
import { permissionOf } from "../stacks/permission";
import type { Stack } from "../stacks/stack";
import type { AdministeredStack, AffectedEnvironment } from "./affected";
import { deployOnOf } from "./deploy-on";
import type { Reference } from "./reference";
import { deployRole, ownPlanningRoles, planningRoles } from "./roles";
import { differenceOf } from "./touched";

type Placed = { readonly stack: Stack; readonly why: string };

/**
 * The stacks that differ from what they were.
 * @param before the stacks as they were; undefined where every one counts
 */
export function touchedStacks(app: App, before: readonly Stack[] | undefined): Placed[] {
  return app.stacks.flatMap((stack) => {
    const why =
      before === undefined
        ? "everything counts"
        : differenceOf(
            stack,
            before.find(({ name }) => name === stack.name),
          );
    return why === undefined ? [] : [{ stack, why }];
  });
}

/** What a workflow needs to know of an environment. */
export async function asEnvironment(
  app: App,
  { stack, why }: Placed,
  reference: Reference | undefined,
): Promise<AffectedEnvironment> {
  const deployOn = await deployOnOf(stack.name, resolve(app.folder) === resolve(app.root));
  return {
    ...placed({ stack, why }),
    ...ownPlanningRoles(app, stack, deployOn, reference),
    role: deployRole(stack),
    deployOn,
    lifecycle: permissionOf(stack).lifecycle,
    url: urlOf(stack),
  };
}

export const asAdministered = (one: Placed): AdministeredStack => placed(one);

const placed = ({ stack, why }: Placed): AdministeredStack => ({
  environment: stack.name,
  why,
  account: stack.accountId,
  region: stack.region,
  ...planningRoles(stack),
});

/** The first address that does not hang on what AWS calls the load balancer. */
function urlOf({ configuration }: Stack): string | null {
  const urls = Object.values(Object(configuration.output?.load_balancer_urls?.value));
  const known = urls.find((url) => typeof url === "string" && !url.includes("${"));
  return typeof known === "string" ? known : null;
}

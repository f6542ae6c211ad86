import { createNaming } from "../../src/naming";
import { accountIdOf } from "../../src/stacks/state-homes";
import { manyServices, own, stacksOf } from "../support/delivered-stacks";
import { roleNamed } from "../support/iam-in-stacks";
import type { ApiCall } from "../support/interference";
import { needsOf, refusedOf } from "../support/permissions";

/** The role that deploys an environment of this platform or of the example, and where it does. */
function deployRoleOf(title: string) {
  const loaded = title.startsWith("examples/") ? manyServices() : own();
  const environment = loaded.environments.find(({ name }) => name === title.split(" ").at(-1));
  if (!environment) throw new Error(`there is no environment ${title}`);
  const { name, region } = environment;
  const account = accountIdOf(loaded.platform, environment.account);
  const place = { platform: loaded.platform.name, environment: name, accountId: account, region };
  const roleName = createNaming(place).deliveryRole("deploy");
  // An administrator applies it: with what is shared at home, and with a bootstrap elsewhere.
  const stack = Object.values(stacksOf(loaded)).find(({ resources }) =>
    Object.values(resources("aws_iam_role")).some((role) => role.name === roleName),
  );
  if (!stack) throw new Error(`no stack makes the role ${roleName}`);
  return { role: roleNamed(stack, roleName), place: { account, region } };
}

/** What an environment's calls needed: by the policies of its deploy role and by what bounds it, what was missing. */
export function checkedAgainstDeployRole(title: string, calls: readonly ApiCall[]) {
  const { role, place } = deployRoleOf(title);
  return {
    needed: [...new Set(calls.flatMap((call) => needsOf(call, place)).map(({ action }) => action))],
    missing: refusedOf(role.statements, calls, place),
    outOfBounds: refusedOf(role.boundary ?? [], calls, place),
  };
}

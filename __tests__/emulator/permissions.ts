import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Loaded } from "../../src/envs/loading/load-all";
import { actionsByCommand, actionsByType } from "../../src/modules/delivery/actions";
import { createNaming } from "../../src/naming";
import { accountIdOf } from "../../src/stacks/state-homes";
import { projectRoot } from "../support/apps";
import { manyServices, own, stacksOf } from "../support/delivered-stacks";
import { roleNamed } from "../support/iam-in-stacks";
import type { ApiCall } from "../support/interference";
import { neededBy, refusedOf } from "../support/permissions";

/** A platform and its stacks, synthesized when they are first asked for. */
function synthesized(load: () => Loaded) {
  let known: { readonly loaded: Loaded; readonly stacks: ReturnType<typeof stacksOf> } | undefined;
  return () => {
    if (known) return known;
    const loaded = load();
    known = { loaded, stacks: stacksOf(loaded) };
    return known;
  };
}

const platform = synthesized(own);
const example = synthesized(manyServices);

/** An environment of this platform or of the example, and where it works. */
function environmentOf(title: string) {
  const { loaded, stacks } = title.startsWith("examples/") ? example() : platform();
  const environment = loaded.environments.find(({ name }) => name === title.split(" ").at(-1));
  if (!environment) throw new Error(`there is no environment ${title}`);
  const { name, region } = environment;
  const account = accountIdOf(loaded.platform, environment.account);
  const naming = { platform: loaded.platform.name, environment: name, accountId: account, region };
  // An administrator applies it: with what is shared at home, and with a bootstrap elsewhere.
  const stackOf = (roleName: string) =>
    Object.values(stacks).find(({ resources }) =>
      Object.values(resources("aws_iam_role")).some(
        ({ name: one, assume_role_policy }) =>
          one === roleName && String(assume_role_policy).includes(`::${account}:`),
      ),
    );
  return { naming, place: { account, region }, stackOf };
}

/** The role that deploys an environment. */
function deployRoleOf(title: string) {
  const { naming, place, stackOf } = environmentOf(title);
  const name = createNaming(naming).deliveryRole("deploy");
  const stack = stackOf(name);
  if (!stack) throw new Error(`no stack makes the role ${name}`);
  return { role: roleNamed(stack, name), place };
}

/** The role of all plans, and the environment's own where it deploys from another branch or a tag. */
function planRolesOf(title: string) {
  const { naming, place, stackOf } = environmentOf(title);
  const names = ["shared", naming.environment].map((environment) =>
    createNaming({ ...naming, environment }).deliveryRole("plan"),
  );
  const roles = names.flatMap((name) => {
    const stack = stackOf(name);
    return stack ? [roleNamed(stack, name)] : [];
  });
  if (roles.length === 0) throw new Error(`no stack makes the role ${names[0]}`);
  return { roles, place };
}

/** What an environment's calls needed, and what of that its deploy role may not: by its policies, and by what bounds it. */
export function checkedAgainstDeployRole(title: string, calls: readonly ApiCall[]) {
  const { role, place } = deployRoleOf(title);
  const needs = neededBy(calls, place);
  return {
    needed: [...new Set(needs.map(({ action }) => action))],
    missing: refusedOf(role.statements, needs),
    outOfBounds: refusedOf(role.boundary ?? [], needs),
  };
}

/** What a plan's calls needed and the roles of plans may not; they take no lock, and read what it guards. */
export function refusedToPlanRoles(title: string, calls: readonly ApiCall[]): string[] {
  const { roles, place } = planRolesOf(title);
  const isOfTheLock = ({ service, operation, path }: ApiCall) =>
    (service === "dynamodb" && !["GetItem", "Query"].includes(operation)) ||
    path.endsWith(".tflock");
  const needs = neededBy(
    calls.filter((call) => !isOfTheLock(call)),
    place,
  );
  return roles.flatMap(({ statements }) => refusedOf(statements, needs));
}

/** What the table allows for deploying and destroying. */
export function tabled(): string[] {
  const grants = [
    ...Object.values(actionsByType).flatMap(({ read, write }) => [...read, ...write]),
    ...["plan", "deploy", "destroy"].flatMap((command) => actionsByCommand[command] ?? []),
  ];
  return [...new Set(grants.flatMap(({ actions }) => actions))].sort();
}

/** What docs/permissions.md says is never called here, and how many of how many are. */
export function saidOfTheEmulator() {
  const text = readFileSync(join(projectRoot, "docs", "permissions.md"), "utf8");
  const [, table = ""] = text.split("## What the emulator never provokes");
  const [section = ""] = table.split("\n## ");
  const [, called, all] = /^(\d+) of the (\d+) actions/m.exec(section) ?? [];
  const actions = [...section.matchAll(/`([a-z][\w-]*:[A-Z]\w+)`/g)];
  return {
    called: Number(called),
    all: Number(all),
    never: actions.map(([, action = ""]) => action).sort(),
  };
}

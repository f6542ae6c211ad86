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

/** A role by which an environment of this platform or of the example is delivered, and where it works. */
function roleOf(title: string, which: "deploy" | "plan") {
  const { loaded, stacks } = title.startsWith("examples/") ? example() : platform();
  const environment = loaded.environments.find(({ name }) => name === title.split(" ").at(-1));
  if (!environment) throw new Error(`there is no environment ${title}`);
  const { name, region } = environment;
  const account = accountIdOf(loaded.platform, environment.account);
  const place = { platform: loaded.platform.name, environment: name, accountId: account, region };
  const roleName = createNaming({
    ...place,
    environment: which === "plan" ? "shared" : name,
  }).deliveryRole(which);
  // An administrator applies it: with what is shared at home, and with a bootstrap elsewhere.
  const stack = Object.values(stacks).find(({ resources }) =>
    Object.values(resources("aws_iam_role")).some(
      ({ name: one, assume_role_policy }) =>
        one === roleName && String(assume_role_policy).includes(`::${account}:`),
    ),
  );
  if (!stack) throw new Error(`no stack makes the role ${roleName}`);
  return { role: roleNamed(stack, roleName), place: { account, region } };
}

/** What an environment's calls needed, and what of that its deploy role may not: by its policies, and by what bounds it. */
export function checkedAgainstDeployRole(title: string, calls: readonly ApiCall[]) {
  const { role, place } = roleOf(title, "deploy");
  const needs = neededBy(calls, place);
  return {
    needed: [...new Set(needs.map(({ action }) => action))],
    missing: refusedOf(role.statements, needs),
    outOfBounds: refusedOf(role.boundary ?? [], needs),
  };
}

/** What a plan's calls needed and the role of plans may not; it takes no lock. */
export function refusedToPlanRole(title: string, calls: readonly ApiCall[]): string[] {
  const { role, place } = roleOf(title, "plan");
  const isOfTheLock = ({ service, operation, path }: ApiCall) =>
    (service === "dynamodb" && operation !== "Query") || path.endsWith(".tflock");
  return refusedOf(
    role.statements,
    neededBy(
      calls.filter((call) => !isOfTheLock(call)),
      place,
    ),
  );
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

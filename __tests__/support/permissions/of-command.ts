import { actionsByCommand } from "../../../src/modules/delivery/actions";
import { ownReleases, ownState } from "../../../src/modules/delivery/state-access";
import { statementsOf } from "../../../src/modules/delivery/statements";
import { createNaming } from "../../../src/naming";
import type { ApiCall } from "../interference";
import { type Need, neededBy, refusedOf } from "../permissions";

const place = { platform: "acme", accountId: "111111111111", region: "eu-west-1" };
const names = {
  own: createNaming({ ...place, environment: "dev" }),
  home: createNaming({ ...place, environment: "shared" }),
};

/** What calls of a command, made for the environment `dev` of tests, needed and the table does not give the command. */
export function refusedToCommand(command: string, calls: readonly ApiCall[]): string[] {
  const grants = actionsByCommand[command];
  if (!grants) throw new Error(`the table does not have the command ${command}`);
  const statements = [
    ...statementsOf(grants, [names]),
    ...ownState(names.own),
    ...ownReleases(names.own, names.home),
  ];
  const needs = neededBy(calls, { account: place.accountId, region: place.region });
  return refusedOf(statements, needs.map(withTagsOfTerraform));
}

const TAGS = { "aws:RequestTag/Platform": ["acme"], "aws:RequestTag/Environment": ["dev"] };

/** A release hands the tags of a revision on to the next; those of environments that are made by hand have none. */
const withTagsOfTerraform = (need: Need): Need =>
  need.action === "ecs:RegisterTaskDefinition"
    ? { ...need, context: { ...TAGS, ...need.context } }
    : need;

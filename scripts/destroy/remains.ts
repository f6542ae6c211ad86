import { operationsFamily } from "../exec/operations-definition";
import { snapshotPrice, TASK_DEFINITION_PRICE } from "../receipt/prices";
import type { Remains } from "../receipt/receipt";
import { ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";
import { counted } from "../terminal/counted";
import type { DeployedDatabase } from "./databases";

/**
 * What stays of what is destroyed and is known before: asking AWS for it afterwards is no way, because a
 * database that is gone no longer says for how long its backups are kept.
 */
export function expectedRemains(
  entries: readonly StateEntry[],
  databases: readonly DeployedDatabase[],
  now: Date,
): Remains[] {
  return [
    ...backups(databases, now),
    ...taskDefinitions(entries),
    ...definitionsOfSessions(entries),
  ];
}

const backups = (databases: readonly DeployedDatabase[], now: Date): Remains[] =>
  databases
    .filter(({ backupDays }) => backupDays > 0)
    .map(({ arn, identifier, resourceId, backupDays, sizeGiB }) => ({
      kind: "backups" as const,
      arn,
      name: identifier,
      why: `any moment of the last ${counted(backupDays, "day")} can be restored (${resourceId})`,
      until: new Date(now.getTime() + backupDays * 24 * 60 * 60 * 1000).toISOString(),
      ...snapshotPrice(sizeGiB, arn.split(":")[3]),
    }));

const taskDefinitions = (entries: readonly StateEntry[]): Remains[] =>
  ofType(entries, "aws_ecs_task_definition")
    .filter((entry) => entry.attributes.skip_destroy === true)
    .map((entry) => ({
      kind: "task definition" as const,
      arn: textOf(entry, "arn_without_revision") || textOf(entry, "arn"),
      name: textOf(entry, "family"),
      why: "its revisions say what ran; nothing runs from them",
      ...TASK_DEFINITION_PRICE,
    }));

/**
 * What sessions started their tasks from, of workloads that have a role for such tasks. Nothing tells whether there
 * was any session.
 */
function definitionsOfSessions(entries: readonly StateEntry[]): Remains[] {
  const roles = new Set(ofType(entries, "aws_iam_role").map((entry) => textOf(entry, "name")));
  return ofType(entries, "aws_ecs_task_definition")
    .map((entry) => ({ entry, name: operationsFamily(textOf(entry, "family")) }))
    .filter(({ name }) => roles.has(name))
    .map(({ entry, name }) => ({
      kind: "task definition" as const,
      arn: textOf(entry, "arn").replace(/[^/]+$/, name),
      name,
      why: "where somebody opened a session, its revisions say in what; nothing runs from them",
      ...TASK_DEFINITION_PRICE,
    }));
}

/** One of each; what was found later counts. */
export function merged(...lists: readonly (readonly Remains[])[]): Remains[] {
  const byArn = new Map(lists.flat().map((one) => [`${one.kind} ${one.arn}`, one]));
  return [...byArn.values()];
}

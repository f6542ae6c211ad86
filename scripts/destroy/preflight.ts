import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import { moduleOf } from "../plan/module-of";
import { type Permission, permissionOf } from "../stacks/permission";
import { numberOf, ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";
import { bucketsIn, type Contents, contentsOf } from "./buckets";
import { type DeployedDatabase, databasesIn } from "./databases";
import type { DestroyOptions } from "./destroy";
import { type Protection, protectionsOf } from "./protection";
import { imagesIn, registriesIn } from "./registries";

/** What a destroy would do, found without changing anything. */
export interface Preflight {
  readonly permission: Permission;
  /** What goes, by module. */
  readonly modules: Readonly<Record<string, number>>;
  readonly protections: readonly Protection[];
  readonly databases: readonly (DeployedDatabase & { readonly snapshot: SnapshotTaken })[];
  readonly buckets: readonly Contents[];
  readonly secrets: readonly { readonly name: string; readonly recoveryDays: number }[];
  readonly keys: readonly { readonly arn: string; readonly waitingDays: number }[];
  readonly logGroups: readonly string[];
  readonly registries: readonly { readonly repository: string; readonly images: number }[];
  /** Families of task definitions, which AWS keeps. */
  readonly taskDefinitions: readonly string[];
}

/** `final`: by RDS as configured. `before`: by destroy. `none`: the data is lost. */
export type SnapshotTaken = "final" | "before" | "none";

export async function preflightOf(
  context: StackContext,
  entries: readonly StateEntry[],
  { snapshots = true }: DestroyOptions,
): Promise<Preflight> {
  const { stack } = context;
  const otherwise = snapshots ? "before" : "none";
  return callingAws(`looking at what ${stack.name} has`, async () => ({
    permission: permissionOf(stack),
    modules: countedByModule(entries),
    protections: protectionsOf(stack.configuration, entries),
    databases: databasesIn(entries).map((database) => ({
      ...database,
      snapshot: database.finalSnapshot === undefined ? otherwise : "final",
    })),
    buckets: await inTurn(bucketsIn(entries), (entry) =>
      contentsOf(context, textOf(entry, "bucket")),
    ),
    secrets: ofType(entries, "aws_secretsmanager_secret").map((entry) => ({
      name: textOf(entry, "name"),
      recoveryDays: numberOf(entry, "recovery_window_in_days"),
    })),
    keys: ofType(entries, "aws_kms_key").map((entry) => ({
      arn: textOf(entry, "arn"),
      waitingDays: numberOf(entry, "deletion_window_in_days"),
    })),
    logGroups: ofType(entries, "aws_cloudwatch_log_group").map((entry) => textOf(entry, "name")),
    registries: await inTurn(registriesIn(entries), async (repository) => ({
      repository,
      images: await imagesIn(context, repository),
    })),
    taskDefinitions: ofType(entries, "aws_ecs_task_definition")
      .filter((entry) => entry.attributes.skip_destroy === true)
      .map((entry) => textOf(entry, "family")),
  }));
}

/** How many of what, as `plan` counts them. */
export function countedByModule(entries: readonly StateEntry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of entries) {
    const module = moduleOf(type);
    counts[module] = (counts[module] ?? 0) + 1;
  }
  return counts;
}

async function inTurn<T, U>(all: readonly T[], ask: (one: T) => Promise<U>): Promise<U[]> {
  const answers: U[] = [];
  for (const one of all) answers.push(await ask(one));
  return answers;
}

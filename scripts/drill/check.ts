import { setTimeout as wait } from "node:timers/promises";
import { ECSClient, type Task } from "@aws-sdk/client-ecs";
import type { DBInstance } from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import type { Database } from "../db/database";
import { usersOf } from "../db/users";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { latestRevision } from "../release/revisions";
import { runTask, succeeded } from "../release/run-task";
import { reasonsOf } from "../rollout/explain";
import { lastWords } from "../rollout/last-words";
import type { DeployedEnvironment } from "../workloads/deployed";
import { outputOf } from "../workloads/read";
import type { DeployedTask } from "../workloads/workload";
import type { Checked } from "./report";

/** A task that checks restored data, and how it is told where that is. */
export interface Check {
  readonly task: DeployedTask;
  /** The variables that name the database. */
  readonly variables: readonly string[];
}

/** The check of a database, as it was last deployed. */
export function checkOf(
  deployed: DeployedEnvironment,
  environment: string,
  database: Database,
): Check {
  const name = outputOf<Record<string, string>>(deployed.state, "restore_checks")?.[database.key];
  const found = usersOf(deployed, database).find(({ workload }) => workload.name === name);
  if (found?.workload.kind === "task") return { task: found.workload, variables: found.variables };
  throw new CommandError(`nothing checks restored data of ${database.key} in ${environment}`, {
    hint: `A task with \`checksRestored: "${database.key}"\` does: docs/data.md says how. After it is configured: devops-platform deploy ${environment}`,
    exitCode: exitCodes.refused,
  });
}

/** CloudWatch shows a line some seconds after it was written. */
const LOG_TRIES = 10;
const LOG_PAUSE_SECONDS = 3;

export interface CheckRun {
  readonly minutes: number;
  /** Up to 36 characters. */
  readonly startedBy: string;
  readonly leave: AbortSignal;
}

/** Runs the check with its database's address replaced by that of a restored one. */
export async function runCheck(
  context: StackContext,
  { task, variables }: Check,
  { Endpoint }: DBInstance,
  { minutes, startedBy, leave }: CheckRun,
): Promise<Checked> {
  const { access, stack, say } = context;
  const ecs = new ECSClient(clientConfig(access, stack.region));
  const { arn } = await latestRevision(ecs, task.family);
  const host = Endpoint?.Address ?? "";
  const ended = await runTask(ecs, task, {
    taskDefinition: arn,
    startedBy,
    say,
    minutes,
    leave,
    variables: Object.fromEntries(variables.map((name) => [name, host])),
  });
  const lines = await wordsOf(context, task, ended);
  const said = lines.map(foundIn).find((one) => one !== undefined);
  const ok = succeeded(ended, task);
  if (said) return { task: task.name, ...said, ok: ok && said.ok !== false };
  return { task: task.name, ok, problems: ok ? [] : [...reasonsOf([ended]), ...lines] };
}

async function wordsOf(context: StackContext, task: DeployedTask, ended: Task): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    const lines = await lastWords(context, task, [ended]);
    if (lines.some((line) => foundIn(line)) || tries === LOG_TRIES) return lines;
    await wait(LOG_PAUSE_SECONDS * 1000);
  }
}

type Said = Omit<Checked, "task" | "ok"> & { readonly ok?: boolean };

/** What the program says in its one line of JSON; a task of another make may say nothing of the kind. */
function foundIn(line: string): Said | undefined {
  try {
    const said = JSON.parse(line) as Partial<Checked> & { readonly check?: unknown };
    if (said?.check !== "data") return undefined;
    const { ok, rows, newestWrite, problems = [] } = said;
    return {
      problems,
      ...(ok !== undefined && { ok }),
      ...(rows && { rows }),
      ...(newestWrite !== undefined && { newestWrite }),
    };
  } catch {
    return undefined;
  }
}

import { ECSClient } from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { isCommandError } from "../lib/errors.mjs";
import { explain } from "../lib/report.mjs";
import { interrupted, onSignals } from "../lib/signals.mjs";
import type { StackContext } from "../lib/stack-context";
import { untilOpen } from "./await-agent";
import { idOf, type OpenTask } from "./open-task";
import { type OperationsTask, startOperationsTask } from "./operations-task";
import { runningTask } from "./running-task";
import type { WayIn } from "./way-in";

export interface SessionOptions {
  /** How long a task that is started for the session runs at most. */
  readonly minutes: number;
  /** Which task of a service, by the beginning of its id. */
  readonly task?: string | undefined;
}

type EndSignal = Parameters<typeof interrupted>[0];

/**
 * Does something in a task of a workload that takes sessions: one that runs, or one that is started for it and
 * stopped afterwards, also after Ctrl-C. `work` ends when its signal is given.
 */
export async function inTask<T>(
  context: StackContext,
  way: WayIn,
  options: SessionOptions,
  work: (task: OpenTask, session: { ecs: ECSClient; signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const { stack, access, say } = context;
  const ecs = new ECSClient(clientConfig(access, stack.region));
  const leaving = new AbortController();
  let asked: EndSignal | undefined;
  let task: OperationsTask | undefined;
  const askedToEnd = (signal: EndSignal) => {
    say("Stopping; what was started for the session is stopped first …");
    asked ??= signal;
    leaving.abort();
  };
  return onSignals(askedToEnd, async () => {
    try {
      const { workload, operationsRole: roleArn } = way;
      let taskArn: string;
      if (roleArn !== undefined) {
        say(
          `Starting a task of ${workload.name} for this session, for ${options.minutes} min at most …`,
        );
        task = await startOperationsTask(ecs, {
          ...options,
          environment: stack.name,
          way,
          roleArn,
        });
        taskArn = task.taskArn;
      } else if (workload.kind === "service")
        taskArn = await runningTask(ecs, stack.name, workload, options.task);
      else throw new Error(`${workload.name} is no service and has no role for sessions`);
      const open = await untilOpen(ecs, {
        environment: stack.name,
        workload: workload.name,
        cluster: workload.cluster,
        taskArn,
        container: workload.containers[0]?.name ?? workload.name,
        say: roleArn === undefined ? () => {} : say,
        signal: leaving.signal,
      });
      if (asked) throw interrupted(asked, "No session was opened.");
      return await work(open, { ecs, signal: leaving.signal });
    } catch (error) {
      throw asked && !isCommandError(error) ? interrupted(asked, "No session was opened.") : error;
    } finally {
      if (task) await stopOrSay(task, options.minutes, say);
    }
  });
}

/** What cannot be stopped ends by itself, and whoever waits is told when. */
async function stopOrSay(
  task: OperationsTask,
  minutes: number,
  say: (line: string) => void,
): Promise<void> {
  await task.stop().then(
    () => say(`Stopped the task ${idOf(task.taskArn)}.`),
    (error: unknown) => {
      say(explain(error).replace(/^error: /, ""));
      say(
        `The task ${idOf(task.taskArn)} could not be stopped; it ends by itself ${minutes} min after its start.`,
      );
    },
  );
}

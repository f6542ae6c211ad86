import { type ECSClient, ExecuteCommandCommand } from "@aws-sdk/client-ecs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { say } from "../terminal/say";
import { attached } from "./attached";
import type { ExecFlags } from "./command";
import { connecting } from "./connecting";
import { inTask } from "./in-task";
import { openForSessions } from "./open-environment";
import { idOf, type OpenTask, targetOf } from "./open-task";
import { findPlugin, PLUGIN } from "./plugin";
import { type OpenedSession, pluginCall } from "./plugin-call";
import { shellWords } from "./shell-words";
import { wayInNamed } from "./way-in";

const SHELL = ["/bin/sh"];

/** Opens a shell, or runs a command, in a workload. */
export async function runExec(
  root: string,
  { environment, workload }: { readonly environment: string; readonly workload: string },
  words: readonly string[],
  { minutes, task }: ExecFlags,
): Promise<void> {
  const { context, deployed } = await openForSessions(root, environment);
  const way = wayInNamed(deployed, environment, workload);
  if (task !== undefined && way.operationsRole !== undefined) throw noneToChoose(workload);
  const plugin = await findPlugin();
  const command = shellWords(words.length > 0 ? words : SHELL);
  process.exitCode = await inTask(
    context,
    way,
    { minutes, task },
    async (open, { ecs, signal }) => {
      const session = await execute(ecs, open, command);
      signal.throwIfAborted();
      say(
        `In ${open.container} of the task ${idOf(open.taskArn)}; what is typed and shown is recorded.`,
      );
      const call = pluginCall(context, plugin, session, { Target: targetOf(open) });
      // The plugin ends with its input (`Cannot perform start session: EOF`), before it shows anything.
      return attached({ program: PLUGIN, ...call, inputEnd: "typed" });
    },
  );
}

async function execute(
  ecs: ECSClient,
  { cluster, taskArn, container }: OpenTask,
  command: string,
): Promise<OpenedSession> {
  const { session = {} } = await connecting("opening a session (ecs:ExecuteCommand)", () =>
    ecs.send(
      new ExecuteCommandCommand({ cluster, task: taskArn, container, command, interactive: true }),
    ),
  );
  const { sessionId = "", streamUrl = "", tokenValue = "" } = session;
  return { id: sessionId, streamUrl, token: tokenValue };
}

const noneToChoose = (workload: string) =>
  new CommandError(`${workload} takes no sessions in its own tasks, so --task chooses none`, {
    hint: "Each session gets a task that is started for it. Leave --task out.",
    exitCode: exitCodes.usage,
  });

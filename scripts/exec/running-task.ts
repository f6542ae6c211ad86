import { type ECSClient, ListTasksCommand } from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { DeployedService } from "../workloads/workload";
import { idOf } from "./open-task";

/**
 * A task of a service that runs, to open a session in.
 * @param wanted its id or the beginning of it; any where it is left out
 */
export async function runningTask(
  ecs: ECSClient,
  environment: string,
  { cluster, service, name }: DeployedService,
  wanted: string | undefined,
): Promise<string> {
  const { taskArns = [] } = await callingAws(`asking which tasks of ${name} run`, () =>
    ecs.send(new ListTasksCommand({ cluster, serviceName: service, desiredStatus: "RUNNING" })),
  );
  const found = taskArns.find((arn) => wanted === undefined || idOf(arn).startsWith(wanted));
  if (found !== undefined) return found;
  if (taskArns.length > 0)
    throw new CommandError(`${name} of ${environment} has no task ${wanted}`, {
      hint: `It has: ${taskArns.map(idOf).join(", ")}.`,
      exitCode: exitCodes.usage,
    });
  throw new CommandError(`no task of ${name} runs in ${environment}`, {
    hint: `devops-platform status ${environment} shows what runs, devops-platform why ${environment} ${name} why not. Before its first release it has no tasks: devops-platform deploy-app ${environment}`,
  });
}

import {
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { reasonsOf } from "../rollout/explain";
import { revisionOf } from "../rollout/revision";
import { batchesOf, type Reader, type Reading } from "../status/reading";
import type { DeployedService } from "../workloads/workload";
import type { Finding } from "./finding";

/** Source: ECS's API Reference, DescribeTasks. */
const TASKS_A_CALL = 100;

/** The tasks of a service that stopped since. AWS remembers them for about an hour. */
export function stoppedTasks(
  ecs: ECSClient,
  reader: Reader,
  { cluster, service }: DeployedService,
  since: Date,
): Promise<Reading<readonly Task[]>> {
  return reader.read("ecs:ListTasks, ecs:DescribeTasks", async () => {
    const { taskArns = [] } = await ecs.send(
      new ListTasksCommand({ cluster, serviceName: service, desiredStatus: "STOPPED" }),
    );
    const answers = await Promise.all(
      batchesOf(taskArns, TASKS_A_CALL).map((tasks) =>
        ecs.send(new DescribeTasksCommand({ cluster, tasks })),
      ),
    );
    return answers
      .flatMap(({ tasks = [] }) => tasks)
      .filter((task) => (endOf(task)?.getTime() ?? 0) >= since.getTime());
  });
}

const endOf = ({ stoppedAt, stoppingAt, createdAt }: Task): Date | undefined =>
  stoppedAt ?? stoppingAt ?? createdAt;

/** A task that was told to end went as it should. */
const ON_PURPOSE = /^(ServiceSchedulerInitiated|UserInitiated)$/;

export function taskFindings(tasks: readonly Task[]): Finding[] {
  return tasks.map((task) => {
    const [why = "AWS gives no reason"] = reasonsOf([task]);
    const failed = /unhealthy|failed .*health checks/i.test(task.stoppedReason ?? "");
    return {
      time: endOf(task)?.toISOString() ?? "",
      kind: "task stopped",
      says: `a task of ${revisionOf(task.taskDefinitionArn)} stopped: ${why}`,
      bad: failed || !ON_PURPOSE.test(task.stopCode ?? ""),
    };
  });
}

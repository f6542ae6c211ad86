import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import type { Construct } from "constructs";
import { onlyFor, type Statement } from "../../iam";
import { Role } from "../../role";
import { serviceTags } from "../../tags";
import type { TaskConfig } from "./config";
import { gateOf } from "./images";
import { OneOffTask } from "./one-off-task";
import type { WorkloadProps } from "./workload-props";

/** A run that could not be started this long after its time is given up: the next one is due. */
const GIVE_UP_AFTER_SECONDS = 3600;

/**
 * A task that EventBridge Scheduler starts (free up to 14 million starts a month). It names the task
 * definition without a revision, so a release needs no change here. Before the first release the
 * schedule is disabled; the first release enables it, as Terraform then computes too. It also is while paused.
 */
export class ScheduledTask extends OneOffTask {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkloadProps<TaskConfig>,
  ) {
    super(scope, id, props);
    this.createSchedule(this.createRole());
  }

  private createRole(): Role {
    const { name } = this.props;
    return new Role(this, "scheduler", {
      name: this.naming.role(name, "scheduler"),
      description: `${name}: Starts the task on its schedule`,
      service: "scheduler.amazonaws.com",
      // AWS compares with the ARN of the schedule's group, never with the schedule's.
      onlyWhen: onlyFor(
        this.naming.accountId,
        this.naming.arn("scheduler", "schedule-group/default"),
      ),
      statements: this.mayRun(),
      tags: serviceTags(name),
    });
  }

  private mayRun(): Statement[] {
    const { cluster } = this.props;
    return [
      {
        sid: "RunTask",
        actions: ["ecs:RunTask"],
        // Any revision, of this family only.
        resources: [`${this.task.definition.arnWithoutRevision}:*`],
        conditions: { ArnEquals: { "ecs:cluster": cluster.arn } },
      },
      {
        sid: "TagTask",
        actions: ["ecs:TagResource"],
        resources: [this.naming.arn("ecs", `task/${cluster.name}/*`)],
        conditions: { StringEquals: { "ecs:CreateAction": "RunTask" } },
      },
      {
        sid: "HandOverRoles",
        actions: ["iam:PassRole"],
        resources: [this.task.executionRole.arn, this.task.taskRole.arn],
        conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      },
    ];
  }

  private createSchedule(role: Role): SchedulerSchedule {
    const { name, images, running, network } = this.props;
    const { schedule, timeZone } = this.config;
    if (schedule === undefined) throw new Error(`${name} has no schedule`);
    return new SchedulerSchedule(this, "Schedule", {
      name: this.naming.resource(name),
      description: `Runs ${name}`,
      groupName: "default",
      scheduleExpression: schedule,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: "OFF" },
      state: gateOf(images, running).choose({ open: "ENABLED", closed: "DISABLED" }),
      target: this.target(role),
      dependsOn: [...role.permissions, ...this.task.permissions, ...(network.ready ?? [])],
    });
  }

  private target(role: Role) {
    const { cluster, network } = this.props;
    return {
      arn: cluster.arn,
      roleArn: role.arn,
      ecsParameters: {
        taskDefinitionArn: this.task.definition.arnWithoutRevision,
        taskCount: 1,
        launchType: "FARGATE",
        platformVersion: "LATEST",
        propagateTags: "TASK_DEFINITION",
        enableEcsManagedTags: true,
        networkConfiguration: {
          subnets: [...network.subnetIds],
          securityGroups: [...network.securityGroupIds],
          assignPublicIp: this.config.placement === "public",
        },
      },
      retryPolicy: {
        maximumRetryAttempts: this.config.retries,
        maximumEventAgeInSeconds: GIVE_UP_AFTER_SECONDS,
      },
    };
  }
}

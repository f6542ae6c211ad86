import { services } from "./containers";
import type { ActionsByType, Grant } from "./grant";
import type { Names } from "./names";
import { passingTo, serviceLinkedRole } from "./passing";
import { anyArns, anywhere, ownedByTag, tagging } from "./scope";

/**
 * A target has an id of AWS's own in its ARN, and none before it is registered: what is asked about is any target, of
 * services of ECS alone.
 */
export const scaling = (...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `application-autoscaling:${action}`),
  on: targets,
  conditions: () => ({ StringEquals: { "application-autoscaling:service-namespace": "ecs" } }),
});

const targets = anyArns("application-autoscaling", "scalable-target");

/** Alarms that a policy makes in the name of whoever makes it. */
const followed = ({ own }: Names) => [
  own.arn("cloudwatch", `alarm:TargetTracking-service/${own.prefix}/*`),
];

export const scheduled = ({ own }: Names) => [
  own.arn("scheduler", `schedule/default/${own.prefix}-*`),
];

/** What follows load or the clock. */
export const scalingActions: ActionsByType = {
  aws_appautoscaling_target: {
    read: [
      anywhere("application-autoscaling:DescribeScalableTargets"),
      // By an ARN, which has no namespace to compare.
      {
        actions: ["application-autoscaling:ListTagsForResource"],
        on: targets,
        conditions: ownedByTag,
      },
    ],
    write: [
      scaling("RegisterScalableTarget", "DeregisterScalableTarget"),
      ...tagging(
        targets,
        "application-autoscaling:TagResource",
        "application-autoscaling:UntagResource",
      ),
      // Application Auto Scaling looks at the service it is given in the name of the caller, and moves it into its range.
      { actions: ["ecs:DescribeServices", "ecs:UpdateService"], on: services },
      serviceLinkedRole("ecs.application-autoscaling.amazonaws.com"),
    ],
  },
  aws_appautoscaling_policy: {
    read: [anywhere("application-autoscaling:DescribeScalingPolicies")],
    write: [
      scaling("PutScalingPolicy", "DeleteScalingPolicy"),
      {
        actions: [
          "cloudwatch:PutMetricAlarm",
          "cloudwatch:DescribeAlarms",
          "cloudwatch:DeleteAlarms",
        ],
        on: followed,
      },
    ],
  },
  aws_appautoscaling_scheduled_action: {
    read: [anywhere("application-autoscaling:DescribeScheduledActions")],
    write: [scaling("PutScheduledAction", "DeleteScheduledAction")],
  },
  aws_scheduler_schedule: {
    read: [{ actions: ["scheduler:GetSchedule"], on: scheduled }],
    write: [
      {
        actions: [
          "scheduler:CreateSchedule",
          "scheduler:UpdateSchedule",
          "scheduler:DeleteSchedule",
        ],
        on: scheduled,
      },
      passingTo("scheduler.amazonaws.com"),
    ],
  },
};

import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Construct } from "constructs";
import type { Naming } from "../../naming";
import { serviceTags } from "../../tags";
import type { TargetReference } from "./load-balancing";
import type { ReleaseGate } from "./release-gate";
import type { ScalingPolicy, ScheduledPolicy, TargetPolicy, TaskRange } from "./scaling-config";

export interface ScalingProps {
  readonly naming: Naming;
  /** The service's key. */
  readonly name: string;
  readonly clusterName: string;
  readonly serviceName: string;
  readonly tasks: TaskRange;
  readonly policies: readonly ScalingPolicy[];
  readonly gate: ReleaseGate;
  /**
   * Whether office hours rewrite the range.
   * @default they do not
   */
  readonly opensAndCloses?: boolean | undefined;
  /** Needed by a policy on requests. */
  readonly target?: TargetReference;
}

const METRICS = {
  cpu: "ECSServiceAverageCPUUtilization",
  memory: "ECSServiceAverageMemoryUtilization",
  "requests-per-target": "ALBRequestCountPerTarget",
} as const;

/**
 * How many tasks a service runs. Every service has a scalable target (free of charge), also one
 * with a fixed number and no policies: `desired_count` belongs to operations, so the range is the
 * place where a changed number in the configuration takes effect. Application Auto Scaling moves a
 * service into its range as soon as the range is registered.
 *
 * Before the first release the range is 0 to 0 and everything is suspended, schedules too: they would
 * otherwise set a range of their own. The first release registers the configured range and ends the
 * suspension in one call (RegisterScalableTarget), which is what Terraform then computes from the
 * release pointer, so its plan is empty. A paused environment is planned in the same way, and `resume` brings back
 * what `pause` found.
 *
 * Schedules and office hours rewrite the range in operation, so with them Terraform leaves it alone after the
 * creation: a changed range takes effect when the schedule that sets it next fires.
 */
export class Scaling extends Construct {
  readonly target: AppautoscalingTarget;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ScalingProps,
  ) {
    super(scope, id);
    this.target = this.createTarget();
    for (const policy of props.policies) {
      if (policy.kind === "target") this.follow(policy);
      else this.schedule(policy);
    }
  }

  private createTarget(): AppautoscalingTarget {
    const { name, clusterName, serviceName, tasks, policies, gate } = this.props;
    const rewritten = this.props.opensAndCloses || policies.some(({ kind }) => kind === "schedule");
    return new AppautoscalingTarget(this, "Target", {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: `service/${clusterName}/${serviceName}`,
      minCapacity: gate.whenOpen(tasks.minimum),
      maxCapacity: gate.whenOpen(tasks.maximum),
      suspendedState: {
        dynamicScalingInSuspended: gate.isClosed,
        dynamicScalingOutSuspended: gate.isClosed,
        scheduledScalingSuspended: gate.isClosed,
      },
      tags: serviceTags(name),
      ...(rewritten && { lifecycle: { ignoreChanges: ["min_capacity", "max_capacity"] } }),
    });
  }

  private follow(policy: TargetPolicy): void {
    const { naming, name } = this.props;
    new AppautoscalingPolicy(this, policy.metric, {
      ...this.scalable,
      name: naming.resource(`${name}-${policy.metric}`),
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: {
        targetValue: policy.target,
        scaleOutCooldown: policy.scaleOutCooldownSeconds,
        scaleInCooldown: policy.scaleInCooldownSeconds,
        predefinedMetricSpecification: {
          predefinedMetricType: METRICS[policy.metric],
          ...(policy.metric === "requests-per-target" && { resourceLabel: this.resourceLabel() }),
        },
      },
    });
  }

  private schedule(policy: ScheduledPolicy): void {
    const { naming, name } = this.props;
    new AppautoscalingScheduledAction(this, policy.name, {
      ...this.scalable,
      name: naming.resource(`${name}-${policy.name}`),
      schedule: policy.schedule,
      timezone: policy.timeZone,
      scalableTargetAction: {
        minCapacity: String(policy.minimum),
        maxCapacity: String(policy.maximum),
      },
    });
  }

  private resourceLabel(): string {
    const { target, name } = this.props;
    if (!target)
      throw new Error(
        `${name} scales by requests per target and has no load balancer in front of it`,
      );
    return `${target.loadBalancerArnSuffix}/${target.targetGroupArnSuffix}`;
  }

  private get scalable() {
    const { serviceNamespace, scalableDimension, resourceId } = this.target;
    return { serviceNamespace, scalableDimension, resourceId };
  }
}

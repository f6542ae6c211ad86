import type { ITerraformDependable } from "cdktf";

/** The target group that a service's tasks register in. */
export interface TargetReference {
  readonly targetGroupArn: string;
  /** `targetgroup/…`, as metrics name it. */
  readonly targetGroupArnSuffix: string;
  /** `app/…`, as metrics name it. */
  readonly loadBalancerArnSuffix: string;
  /** Rules that send traffic there: ECS refuses a target group that no load balancer uses. */
  readonly listenerRules: readonly ITerraformDependable[];
}

/** How CloudWatch names one service behind one load balancer. */
export const targetDimensions = (target: TargetReference) => ({
  LoadBalancer: target.loadBalancerArnSuffix,
  TargetGroup: target.targetGroupArnSuffix,
});

import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defined } from "../../defined";
import type { Naming } from "../../naming";
import { serviceTags } from "../../tags";
import { ruleConditions } from "./conditions";
import type { ExposeConfig } from "./expose";
import { expectationOf, type ServiceProtocol } from "./health-check";
import { targetGroupName } from "./names";
import type { PlannedRule } from "./priorities";

/** A service that is reached through a load balancer. */
export interface Target {
  readonly service: string;
  readonly port: number;
  /** What the service speaks with the load balancer; `tcp` is refused. */
  readonly protocol: ServiceProtocol;
  readonly expose: ExposeConfig;
}

export interface TargetGroupProps {
  readonly naming: Naming;
  readonly vpcId: string;
  readonly listenerArn: string;
  readonly target: Target;
  readonly rule: PlannedRule;
}

const PROTOCOL_VERSIONS = { http: "HTTP1", http2: "HTTP2", grpc: "GRPC" } as const;

/** The tasks of one service as the load balancer sees them, and the rule that sends them traffic. */
export class ExposedTargetGroup extends Construct {
  readonly arn: string;
  /** What CloudWatch and scaling call it: `targetgroup/acme-dev-api-3000/0123456789abcdef`. */
  readonly arnSuffix: string;
  readonly name: string;
  /** ECS takes no service with a target group that no listener uses, so the service waits for these. */
  readonly listenerRules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    this.name = targetGroupName(props.naming, props.target);
    const group = this.createGroup(props);
    this.arn = group.arn;
    this.arnSuffix = group.arnSuffix;
    this.listenerRules = [this.createRule(props)];
  }

  private createGroup({ target, vpcId }: TargetGroupProps): LbTargetGroup {
    const { healthCheck, stickiness, ...expose } = target.expose;
    return new LbTargetGroup(
      this,
      "TargetGroup",
      defined({
        name: this.name,
        vpcId,
        targetType: "ip",
        port: target.port,
        protocol: "HTTP",
        protocolVersion: protocolVersion(target),
        deregistrationDelay: String(expose.deregistrationDelaySeconds),
        slowStart: expose.slowStartSeconds,
        stickiness: stickiness && {
          type: "lb_cookie",
          cookieDuration: stickiness.durationSeconds,
        },
        healthCheck: {
          ...expectationOf(healthCheck, target.protocol),
          protocol: "HTTP",
          port: "traffic-port",
          interval: healthCheck.intervalSeconds,
          timeout: healthCheck.timeoutSeconds,
          healthyThreshold: healthCheck.healthyThreshold,
          unhealthyThreshold: healthCheck.unhealthyThreshold,
        },
        tags: serviceTags(target.service),
        // The rule has to point at the new group before the old one can go.
        lifecycle: { createBeforeDestroy: true },
      }),
    );
  }

  private createRule({ target, rule, listenerArn }: TargetGroupProps): LbListenerRule {
    return new LbListenerRule(this, "Rule", {
      listenerArn,
      priority: rule.priority,
      condition: ruleConditions(rule.conditions),
      action: [{ type: "forward", targetGroupArn: this.arn }],
      tags: serviceTags(target.service),
    });
  }
}

function protocolVersion({ service, protocol }: Target): string {
  if (protocol !== "tcp") return PROTOCOL_VERSIONS[protocol];
  throw new Error(`${service} speaks plain TCP, which no Application Load Balancer passes on`);
}

import { EcsService, type EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import { Module } from "../../module";
import { serviceTags } from "../../tags";
import { capacityStrategy } from "./capacity";
import type { ServiceConfig } from "./config";
import { FargateTask } from "./fargate-task";
import { gateOf } from "./images";
import type { TargetReference } from "./load-balancing";
import type { ReleaseGate } from "./release-gate";
import { Scaling } from "./scaling";
import type { TaskRange } from "./scaling-config";
import { ServiceAlarms } from "./service-alarms";
import { serviceConnect } from "./service-connect";
import { opensInRunningTasks } from "./sessions";
import type { WorkloadProps } from "./workload-props";

/** What rewrites the range of tasks is told of a service. */
export interface Scalable extends TaskRange {
  /** Of the scalable target. */
  readonly arn: string;
  /** `service/<cluster>/<service>` */
  readonly resourceId: string;
  /** Of a schedule that waits for its first release, and does nothing while paused. */
  readonly state: string;
}

export interface ServiceProps extends WorkloadProps<ServiceConfig> {
  /**
   * Where its tasks register.
   * @default no load balancer in front of it
   */
  readonly target?: TargetReference;
}

/**
 * A service that stays up: behind a load balancer, called by other services, or a worker without a
 * port. Its tasks follow the task definition, and so the release pointer of its image.
 *
 * Before the first release, and while paused, it has no tasks and nothing scales it; otherwise the number of tasks
 * belongs to {@link Scaling}. A changed strategy of Fargate and Spot rolls the tasks and keeps the
 * service: that takes `force_new_deployment`, with which any other update rolls them too.
 */
export class Service extends Module<ServiceConfig, ServiceProps> {
  readonly name: string;
  readonly logGroupName: string;
  /** Role of tasks that are started for a session; undefined where none are. */
  readonly operationsRoleArn: string | undefined;
  /** What another workload is handed over by name. */
  readonly attributes: Record<string, string>;

  /** Its range of tasks, for what opens and closes it. */
  readonly scalable: Scalable;

  private readonly task: FargateTask;
  private readonly gate: ReleaseGate;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceProps,
  ) {
    super(scope, id, props);
    this.gate = gateOf(props.images, props.running);
    this.task = new FargateTask(this, "Task", props);
    const service = this.createService(this.createAlarms());
    this.scalable = this.scale(service);
    this.name = service.name;
    this.logGroupName = this.task.logGroup.name;
    this.operationsRoleArn = this.task.operationsRole?.arn;
    this.attributes = this.describe();
  }

  private createAlarms(): readonly string[] {
    const { name, target } = this.props;
    if (!target) return [];
    return new ServiceAlarms(this, "Alarms", { naming: this.naming, name, target }).names;
  }

  private createService(alarmNames: readonly string[]): EcsService {
    const { name, cluster, network, target } = this.props;
    return new EcsService(this, "Service", {
      name: this.naming.resource(name),
      cluster: cluster.arn,
      taskDefinition: this.task.definition.arn,
      desiredCount: this.gate.whenOpen(this.config.tasks.minimum),
      capacityProviderStrategy: capacityStrategy(this.config.capacity ?? cluster.capacity),
      forceNewDeployment: true,
      platformVersion: "LATEST",
      schedulingStrategy: "REPLICA",
      ...this.deployment(alarmNames),
      ...this.reachability(),
      enableExecuteCommand: opensInRunningTasks(this.config),
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      tags: serviceTags(name),
      lifecycle: { ignoreChanges: ["desired_count"] },
      dependsOn: [
        cluster.capacityProviders,
        ...this.task.permissions,
        ...(target?.listenerRules ?? []),
        ...(network.ready ?? []),
      ],
    });
  }

  private deployment(alarmNames: readonly string[]): Partial<EcsServiceConfig> {
    const { deployment } = this.config;
    return {
      deploymentMinimumHealthyPercent: deployment.minimumHealthyPercent,
      deploymentMaximumPercent: deployment.maximumPercent,
      deploymentCircuitBreaker: {
        enable: deployment.circuitBreaker,
        rollback: deployment.circuitBreaker,
      },
      ...(alarmNames.length > 0 && {
        alarms: {
          alarmNames: [...alarmNames],
          enable: deployment.rollbackOnAlarms,
          rollback: deployment.rollbackOnAlarms,
        },
      }),
      availabilityZoneRebalancing: deployment.zoneRebalancing ? "ENABLED" : "DISABLED",
      waitForSteadyState: deployment.waitForSteadyState,
    };
  }

  private reachability(): Partial<EcsServiceConfig> {
    const { name, network, cluster, target } = this.props;
    const { port, placement, deployment, logBufferMiB } = this.config;
    if (target && port === undefined)
      throw new Error(`${name} is behind a load balancer and has no port`);
    const logs = {
      groupName: this.task.logGroup.name,
      region: this.naming.region,
      bufferMiB: logBufferMiB,
    };
    return {
      networkConfiguration: {
        subnets: [...network.subnetIds],
        securityGroups: [...network.securityGroupIds],
        assignPublicIp: placement === "public",
      },
      serviceConnectConfiguration: serviceConnect(name, this.config, cluster.namespaceArn, logs),
      ...(target &&
        port !== undefined && {
          loadBalancer: [
            { targetGroupArn: target.targetGroupArn, containerName: name, containerPort: port },
          ],
          healthCheckGracePeriodSeconds: deployment.healthCheckGracePeriodSeconds,
        }),
    };
  }

  private scale(service: EcsService): Scalable {
    const { name, cluster, target, opensAndCloses } = this.props;
    const scaling = new Scaling(this, "Scaling", {
      naming: this.naming,
      name,
      clusterName: cluster.name,
      serviceName: service.name,
      tasks: this.config.tasks,
      policies: this.config.scaling,
      gate: this.gate,
      opensAndCloses,
      ...(target && { target }),
    });
    const { arn, resourceId } = scaling.target;
    const state = this.gate.choose({ open: "ENABLED", closed: "DISABLED" });
    return { arn, resourceId, ...this.config.tasks, state };
  }

  private describe(): Record<string, string> {
    const { port } = this.config;
    return port === undefined ? {} : { host: this.props.name, port: String(port) };
  }
}

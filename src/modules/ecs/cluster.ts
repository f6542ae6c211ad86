import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsCluster, type EcsClusterConfiguration } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { ServiceDiscoveryHttpNamespace } from "@cdktf/provider-aws/lib/service-discovery-http-namespace";
import type { Construct } from "constructs";
import { defined } from "../../defined";
import { Module, type ModuleProps } from "../../module";
import { CAPACITY_PROVIDERS, capacityStrategy } from "./capacity";
import type { ClusterConfig } from "./cluster-config";
import type { ClusterReference } from "./workload-props";

/**
 * The ECS cluster of an environment: Fargate and Fargate Spot, a namespace in which services find
 * each other (Service Connect), and a record of what is done in ECS Exec sessions.
 */
export class Cluster extends Module<ClusterConfig> {
  /** What workloads need to run in it. */
  readonly reference: ClusterReference;

  constructor(scope: Construct, id: string, props: ModuleProps<ClusterConfig>) {
    super(scope, id, props);
    const execLogGroup = this.createExecLogGroup();
    const namespace = this.createNamespace();
    const cluster = this.createCluster(execLogGroup, this.createInsightsLogGroups());
    this.reference = {
      arn: cluster.arn,
      name: cluster.name,
      namespaceArn: namespace.arn,
      execLogGroup: { name: execLogGroup.name, arn: execLogGroup.arn },
      capacity: this.config.capacity,
      capacityProviders: this.addCapacityProviders(cluster),
    };
  }

  private createExecLogGroup(): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, "ecs-exec", {
      name: this.naming.logGroup("ecs-exec", "sessions"),
      retentionInDays: this.config.execLogRetentionDays,
      ...defined({ kmsKeyId: this.kmsKeyArn }),
    });
  }

  /**
   * ECS would make it itself, without our key and left behind when the cluster goes. The events in
   * it become metrics at once, so a day is enough: what ECS keeps them for too.
   */
  private createInsightsLogGroups(): CloudwatchLogGroup[] {
    if (this.config.containerInsights === "disabled") return [];
    return [
      new CloudwatchLogGroup(this, "container-insights", {
        name: `/aws/ecs/containerinsights/${this.naming.prefix}/performance`,
        retentionInDays: 1,
        ...defined({ kmsKeyId: this.kmsKeyArn }),
      }),
    ];
  }

  private createNamespace(): ServiceDiscoveryHttpNamespace {
    return new ServiceDiscoveryHttpNamespace(this, "Namespace", {
      name: this.naming.prefix,
      description: "Service Connect: services reach each other by name",
    });
  }

  private createCluster(
    execLogGroup: CloudwatchLogGroup,
    insightsLogGroups: readonly CloudwatchLogGroup[],
  ): EcsCluster {
    return new EcsCluster(this, "Cluster", {
      name: this.naming.prefix,
      setting: [{ name: "containerInsights", value: this.config.containerInsights }],
      configuration: this.recordExec(execLogGroup),
      ...(insightsLogGroups.length > 0 && { dependsOn: [...insightsLogGroups] }),
    });
  }

  private recordExec(logGroup: CloudwatchLogGroup): EcsClusterConfiguration {
    return {
      executeCommandConfiguration: {
        ...defined({ kmsKeyId: this.kmsKeyArn }),
        logging: "OVERRIDE",
        logConfiguration: {
          cloudWatchEncryptionEnabled: this.kmsKeyArn !== undefined,
          cloudWatchLogGroupName: logGroup.name,
        },
      },
    };
  }

  private addCapacityProviders(cluster: EcsCluster): EcsClusterCapacityProviders {
    return new EcsClusterCapacityProviders(this, "CapacityProviders", {
      clusterName: cluster.name,
      capacityProviders: CAPACITY_PROVIDERS,
      defaultCapacityProviderStrategy: capacityStrategy(this.config.capacity),
    });
  }
}

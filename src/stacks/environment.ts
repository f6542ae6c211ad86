import { Construct } from "constructs";
import { loadBalancerGroup } from "../connections/groups";
import { planConnections } from "../connections/plan";
import { SecurityGroups } from "../connections/security-groups";
import { defined } from "../defined";
import type { Environment } from "../envs/environment";
import type { Platform } from "../envs/platform-schema";
import { LoadBalancer } from "../modules/alb/load-balancer";
import { Cluster } from "../modules/ecs/cluster";
import { Key } from "../modules/kms/key";
import { Networking } from "../modules/networking/networking";
import { OfficeHours } from "../modules/office-hours/office-hours";
import { KeepStopped } from "../modules/pause/keep-stopped";
import { PausePointer } from "../modules/pause/pause-pointer";
import { databaseGroup } from "../modules/rds/connectable";
import { Database } from "../modules/rds/database";
import { stoppableIn } from "../modules/rds/stoppable";
import { Secrets } from "../modules/secrets/secrets";
import { mapRecord } from "../records";
import { boundRoles } from "./bound-roles";
import { environmentNaming } from "./delivered";
import { type Made, outputsOf } from "./environment-outputs";
import { exposedServices } from "./exposed-services";
import { PlatformStack } from "./platform-stack";
import { sessionOutputs } from "./sessions";
import { Workloads } from "./workloads";

export interface EnvironmentStackProps {
  readonly platform: Platform;
  readonly environment: Environment;
}

/** Everything one environment consists of, wired: what each module is given by the others. */
export class EnvironmentStack extends PlatformStack {
  private readonly environment: Environment;
  private readonly kmsKeyArn: string | undefined;

  constructor(scope: Construct, name: string, { platform, environment }: EnvironmentStackProps) {
    super(scope, name, {
      platform,
      naming: environmentNaming(platform, environment),
      part: "main",
    });
    this.environment = environment;
    this.sayWhatMayGo(environment);
    const connections = planConnections(environment);
    this.kmsKeyArn = this.createKey();
    const pause = new PausePointer(this, "Pause", { naming: this.naming });

    const network = new Networking(this, "Networking", {
      ...this.module(environment.networking),
      whileRunning: pause.whileRunning,
    });
    const groups = this.createSecurityGroups(connections, network);
    const secrets = this.createSecrets();
    const databases = this.createDatabases(network, groups);
    this.keepStopped(databases, pause);
    const loadBalancers = this.createLoadBalancers(network, groups);
    const cluster = new Cluster(this, "Cluster", this.module(environment.cluster));
    const workloads = new Workloads(this, "Workloads", {
      ...this.common,
      platform,
      environment,
      handovers: connections.handovers,
      network,
      groups,
      secrets,
      dependencies: { databases },
      loadBalancers,
      cluster: cluster.reference,
      running: pause.running,
    });

    const { objectives } = this.environment;
    const officeHours = this.createOfficeHours({ workloads, databases, cluster, pause });
    this.describe({
      ...{ objectives, officeHours, pause, cluster },
      ...{ loadBalancers, databases, secrets, workloads },
    });
  }

  /** Late, so that roles which were added to the stack from outside have the boundary too. */
  override prepareStack(): void {
    super.prepareStack();
    if (this.platform.delivery !== undefined) boundRoles(this, this.naming.boundaryArn());
  }

  private get common() {
    return {
      naming: this.naming,
      lifecycle: this.environment.lifecycle,
      ...defined({ kmsKeyArn: this.kmsKeyArn, allowDestroy: this.environment.allowDestroy }),
    };
  }

  private module<T>(config: T) {
    return { ...this.common, config };
  }

  private createKey(): string | undefined {
    if (this.environment.encryption === "aws-managed") return undefined;
    const description = `Everything that ${this.naming.prefix} stores`;
    return new Key(this, "Key", this.module({ description, logs: true })).arn;
  }

  private createSecurityGroups(
    plan: ReturnType<typeof planConnections>,
    network: Networking,
  ): SecurityGroups {
    return new SecurityGroups(this, "SecurityGroups", {
      naming: this.naming,
      plan,
      vpcId: network.vpcId,
      prefixListIds: network.gatewayPrefixLists,
      ...defined({ endpointsGroupId: network.endpointsSecurityGroupId }),
    });
  }

  private createSecrets(): Secrets {
    const { secrets, settings } = this.environment;
    return new Secrets(this, "Secrets", this.module({ secrets, settings }));
  }

  private createDatabases(network: Networking, groups: SecurityGroups): Record<string, Database> {
    const scope = new Construct(this, "Databases");
    return mapRecord(this.environment.databases, (config, name) => {
      const subnetIds = network.subnetIds(config.tier);
      const securityGroupIds = [groups.idOf(databaseGroup(name))];
      return new Database(scope, name, {
        ...this.module(config),
        name,
        subnetIds,
        securityGroupIds,
      });
    });
  }

  private keepStopped(databases: Record<string, Database>, { whilePaused }: PausePointer): void {
    new KeepStopped(this, "KeepStopped", {
      naming: this.naming,
      databases: this.stoppable(databases),
      whilePaused,
    });
  }

  private createOfficeHours(made: Pick<Made, "workloads" | "databases" | "cluster" | "pause">) {
    const { officeHours } = this.environment;
    if (!officeHours) return undefined;
    return new OfficeHours(this, "OfficeHours", {
      naming: this.naming,
      config: officeHours,
      clusterName: made.cluster.reference.name,
      services: made.workloads.scalables,
      databases: this.stoppable(made.databases),
      databaseState: made.pause.scheduleState,
    });
  }

  /** Identifiers of the databases that AWS stops, by their keys. */
  private stoppable(databases: Record<string, Database>): Record<string, string> {
    const keys = stoppableIn(this.environment.databases);
    return Object.fromEntries(keys.map((key) => [key, databases[key]?.identifier ?? ""]));
  }

  private createLoadBalancers(
    network: Networking,
    groups: SecurityGroups,
  ): Record<string, LoadBalancer> {
    const scope = new Construct(this, "LoadBalancers");
    return mapRecord(this.environment.loadBalancers, (config, name) => {
      const tier = config.scheme === "internal" ? "private" : "public";
      return new LoadBalancer(scope, name, {
        ...this.module(config),
        name,
        vpcId: network.vpcId,
        subnetIds: network.subnetIds(tier),
        securityGroupIds: [groups.idOf(loadBalancerGroup(name))],
        after: tier === "public" ? network.waysOut(tier) : [],
        targets: exposedServices(this.environment, name),
      });
    });
  }

  private describe(made: Made): void {
    const outputs = { ...outputsOf(made), ...sessionOutputs(this.environment, made) };
    for (const [name, [value, description]] of Object.entries(outputs))
      this.output(name, value, description);
  }
}

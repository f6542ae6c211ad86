import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { defined } from "../../defined";
import { Module, type ModuleProps } from "../../module";
import type { DatabaseConfig } from "./config";
import { Credentials } from "./credentials";
import { finalSnapshotArguments } from "./final-snapshot";
import { readerResourceId } from "./handover";
import { primaryArguments, replicaArguments, type Surroundings, sharedArguments } from "./instance";
import { MonitoringRole } from "./monitoring-role";
import { familyOf, parametersOf } from "./parameters";

export interface DatabaseProps extends ModuleProps<DatabaseConfig> {
  /** Key of the database in its environment: `main`. */
  readonly name: string;
  /** Subnets of its tier, in at least two zones. */
  readonly subnetIds: readonly string[];
  /** Who may connect is decided by their rules; the module makes none. */
  readonly securityGroupIds: readonly string[];
}

/** A PostgreSQL database on RDS with its replicas, secrets, parameters and logs. */
export class Database extends Module<DatabaseConfig, DatabaseProps> {
  readonly identifier: string;
  /** What workloads that connect to it are told; tokens. Secrets are named by their ARNs. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly instance: DbInstance;
  readonly replicas: readonly DbInstance[];
  /** Names of the log groups it owns, by log: `postgresql`, `replica-1-postgresql`. */
  readonly logGroups: Record<string, string> = {};
  private readonly monitoring: MonitoringRole | undefined;
  private readonly around: Surroundings;
  private readonly credentials: Credentials;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DatabaseProps,
  ) {
    super(scope, id, props);
    this.identifier = this.config.identifier ?? this.naming.resource(props.name);
    this.credentials = this.createCredentials();
    this.monitoring = this.createMonitoring();
    this.around = this.createSurroundings();
    this.instance = this.createPrimary();
    this.replicas = Array.from({ length: this.config.replicas }, (_, index) =>
      this.createReplica(index + 1),
    );
    this.attributes = this.describe();
  }

  private createCredentials(): Credentials {
    const { config, naming, durable, kmsKeyArn } = this;
    const database = this.props.name;
    return new Credentials(this, "Credentials", { naming, database, config, durable, kmsKeyArn });
  }

  private createMonitoring(): MonitoringRole | undefined {
    if (this.config.monitoringSeconds === 0) return undefined;
    const { naming, identifier } = this;
    return new MonitoringRole(this, "Role", { naming, database: this.props.name, identifier });
  }

  private createSurroundings(): Surroundings {
    return {
      parameterGroupName: this.createParameterGroup().name,
      securityGroupIds: this.props.securityGroupIds,
      monitoringRoleArn: this.monitoring?.arn,
      kmsKeyArn: this.config.kmsKeyArn ?? this.kmsKeyArn,
      durable: this.durable,
      refusesDeletion: this.refusesDeletion,
    };
  }

  private createParameterGroup(): DbParameterGroup {
    return new DbParameterGroup(this, "Parameters", {
      namePrefix: `${this.identifier}-`,
      description: `Parameters of the database ${this.identifier}`,
      family: familyOf(this.config.version),
      parameter: parametersOf(this.config),
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private createPrimary(): DbInstance {
    return new DbInstance(this, "Instance", {
      ...sharedArguments(this.identifier, this.config, this.around),
      ...primaryArguments(this.config, this.around),
      ...this.masterPassword(),
      ...this.finalSnapshot(),
      dbSubnetGroupName: this.createSubnetGroup().name,
      dependsOn: this.before(this.identifier),
    });
  }

  private createReplica(number: number): DbInstance {
    const id = `replica-${number}`;
    const identifier = `${this.identifier}-${id}`;
    return new DbInstance(this, id, {
      ...sharedArguments(identifier, this.config, this.around),
      ...replicaArguments(this.instance.identifier, this.config),
      dependsOn: this.before(identifier, `${id}-`),
    });
  }

  private createSubnetGroup(): DbSubnetGroup {
    return new DbSubnetGroup(this, "Subnets", {
      name: this.identifier,
      description: `Subnets of the database ${this.identifier}`,
      subnetIds: [...this.props.subnetIds],
    });
  }

  private masterPassword() {
    const { owner } = this.credentials;
    if (owner) {
      // Write-only: Terraform sends it when the version rises and keeps it nowhere.
      return {
        passwordWo: owner.passwordOutput,
        passwordWoVersion: this.config.masterPasswordVersion,
      };
    }
    return defined({ manageMasterUserPassword: true, masterUserSecretKmsKeyId: this.kmsKeyArn });
  }

  private finalSnapshot() {
    if (!(this.config.finalSnapshot?.value ?? this.durable)) return { skipFinalSnapshot: true };
    const { kmsKeyArn } = this.around;
    return finalSnapshotArguments(this, this.identifier, { ...this.config, kmsKeyArn });
  }

  /** RDS would make the log groups itself, to be kept for ever; whoever comes first decides. */
  private before(identifier: string, prefix = ""): ITerraformDependable[] {
    const groups = this.config.logExports.map((log) =>
      this.createLogGroup(`${prefix}${log}`, `/aws/rds/instance/${identifier}/${log}`),
    );
    return this.monitoring ? [...groups, this.monitoring.attachment] : groups;
  }

  private createLogGroup(id: string, name: string): CloudwatchLogGroup {
    const { logRetentionDays: retentionInDays } = this.config;
    const kmsKeyId = this.kmsKeyArn;
    const group = new CloudwatchLogGroup(this, id, defined({ name, retentionInDays, kmsKeyId }));
    this.logGroups[id] = group.name;
    return group;
  }

  private describe(): Record<string, string> {
    const readers = this.replicas.length > 0 ? this.replicas : [this.instance];
    const resourceIds = readers.map(({ resourceId }, index) => [
      readerResourceId(index),
      resourceId,
    ]);
    return {
      host: this.instance.address,
      port: String(this.config.port),
      databaseName: this.config.databaseName,
      readerHost: readers[0]?.address ?? this.instance.address,
      readerHosts: readers.map(({ address }) => address).join(","),
      resourceId: this.instance.resourceId,
      ...Object.fromEntries(resourceIds),
      applicationSecretArn: this.credentials.applicationSecretArn,
      ownerSecretArn:
        this.credentials.owner?.arnOutput ?? this.instance.masterUserSecret.get(0).secretArn,
    };
  }
}

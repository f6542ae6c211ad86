import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defined } from "../../defined";
import { onlyFor, type Statement } from "../../iam";
import { Role } from "../../role";
import { serviceTags } from "../../tags";
import type { ServiceConfig, TaskConfig } from "./config";
import { containerDefinition } from "./container-definition";
import { containersOf, readAtStart } from "./containers";
import { architectureOf } from "./images";
import { volumeName } from "./mounts";
import { execStatements, executionStatements } from "./permissions";
import { needsOperationsTask, opensInRunningTasks } from "./sessions";
import type { WorkloadProps } from "./workload-props";

type Props = WorkloadProps<ServiceConfig | TaskConfig>;

/**
 * What any workload on Fargate consists of: a task definition, the group it logs to, and two roles,
 * one for ECS (pull, log, read what is injected) and one for the process. Where people may open sessions that
 * no running task can take, a third is for the tasks that are started for them.
 *
 * Releases register revisions beside Terraform: it follows the latest (`track_latest`), and leaves
 * old revisions active (`skip_destroy`), since a rollback needs them.
 */
export class FargateTask extends Construct {
  readonly definition: EcsTaskDefinition;
  readonly logGroup: CloudwatchLogGroup;
  readonly executionRole: Role;
  readonly taskRole: Role;
  /** What the process may do and a session needs; only tasks that people start for a session have it. */
  readonly operationsRole: Role | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: Props,
  ) {
    super(scope, id);
    this.logGroup = this.createLogGroup();
    this.executionRole = this.createExecutionRole();
    this.taskRole = this.createTaskRole();
    this.operationsRole = this.createOperationsRole();
    this.definition = this.createDefinition();
  }

  /** What a task needs before it can start. */
  get permissions(): ITerraformDependable[] {
    return [...this.executionRole.permissions, ...this.taskRole.permissions];
  }

  private createLogGroup(): CloudwatchLogGroup {
    const { naming, name, config, kmsKeyArn } = this.props;
    return new CloudwatchLogGroup(this, "LogGroup", {
      name: naming.logGroup("ecs", name),
      retentionInDays: config.logRetentionDays,
      ...defined({ kmsKeyId: kmsKeyArn }),
      tags: serviceTags(name),
    });
  }

  private createExecutionRole(): Role {
    const { naming, images, kmsKeyArn } = this.props;
    const repositoryArns = Object.values(images).flatMap((image) => image.repositoryArn ?? []);
    return this.createRole("execution", "What ECS does to start the task", [
      ...executionStatements(naming, {
        repositoryArns: [...new Set(repositoryArns)],
        logGroupArn: this.logGroup.arn,
        ...readAtStart(this.props),
        kmsKeyArn,
      }),
    ]);
  }

  private createTaskRole(): Role {
    const { config, grants = [] } = this.props;
    const exec = opensInRunningTasks(config) ? this.mayOpenSessions() : [];
    return this.createRole("task", "What the process may do", [...grants, ...exec]);
  }

  private createOperationsRole(): Role | undefined {
    const { config, grants = [] } = this.props;
    if (!needsOperationsTask(config)) return undefined;
    const statements = [...grants, ...this.mayOpenSessions()];
    return this.createRole("operations", "What the process may do, with sessions", statements);
  }

  private mayOpenSessions(): Statement[] {
    const { naming, cluster, kmsKeyArn } = this.props;
    return execStatements(naming, cluster.execLogGroup.arn, kmsKeyArn);
  }

  private createRole(suffix: string, description: string, statements: readonly Statement[]): Role {
    const { naming, name } = this.props;
    return new Role(this, suffix, {
      name: naming.role(name, suffix),
      description: `${name}: ${description}`,
      service: "ecs-tasks.amazonaws.com",
      onlyWhen: onlyFor(naming.accountId, naming.arn("ecs", "*")),
      statements,
      tags: serviceTags(name),
    });
  }

  private createDefinition(): EcsTaskDefinition {
    const { naming, name, config, images } = this.props;
    const containers = containersOf(this.props, this.logGroup.name);
    return new EcsTaskDefinition(this, "Definition", {
      family: naming.resource(name),
      cpu: String(config.cpu),
      memory: String(config.memoryMiB),
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      runtimePlatform: {
        cpuArchitecture: architectureOf(images).toUpperCase(),
        operatingSystemFamily: "LINUX",
      },
      ...(config.ephemeralStorageGiB !== undefined && {
        ephemeralStorage: { sizeInGib: config.ephemeralStorageGiB },
      }),
      executionRoleArn: this.executionRole.arn,
      taskRoleArn: this.taskRole.arn,
      containerDefinitions: JSON.stringify(containers.map(containerDefinition)),
      volume: containers.flatMap((container) =>
        container.config.writableMounts.map((path) => ({ name: volumeName(container.name, path) })),
      ),
      trackLatest: true,
      skipDestroy: true,
      tags: serviceTags(name),
    });
  }
}

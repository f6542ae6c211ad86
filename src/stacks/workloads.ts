import type { IResolvable } from "cdktf";
import { Construct } from "constructs";
import { workloadGroup } from "../connections/groups";
import type { Handover } from "../connections/handover";
import type { MadeField } from "../connections/kinds";
import { resolveHandover, type Target } from "../connections/resolve";
import { secretTarget } from "../connections/secret-handover";
import type { SecurityGroups } from "../connections/security-groups";
import { defined } from "../defined";
import type { Environment } from "../envs/environment";
import type { Platform } from "../envs/platform-schema";
import type { LoadBalancer } from "../modules/alb/load-balancer";
import type { ServiceConfig, WorkloadConfig } from "../modules/ecs/config";
import { type ContainerImage, externalImage, type Images } from "../modules/ecs/images";
import type { TargetReference } from "../modules/ecs/load-balancing";
import { OneOffTask } from "../modules/ecs/one-off-task";
import { ReleasePointer } from "../modules/ecs/release-pointer";
import { ScheduledTask } from "../modules/ecs/scheduled-task";
import { type Scalable, Service } from "../modules/ecs/service";
import type { ClusterReference, WorkloadProps } from "../modules/ecs/workload-props";
import type { Networking } from "../modules/networking/networking";
import type { Secrets } from "../modules/secrets/secrets";
import type { Naming } from "../naming";
import { mapRecord } from "../records";
import type { Lifecycle } from "../schema";
import { homeNaming } from "./home-naming";
import { imagesInUse } from "./images-in-use";
import { type Session, sessionOf } from "./sessions";

export interface WorkloadsProps {
  readonly naming: Naming;
  readonly lifecycle: Lifecycle;
  readonly kmsKeyArn?: string;
  readonly platform: Platform;
  readonly environment: Environment;
  readonly handovers: Readonly<Record<string, Handover>>;
  readonly network: Networking;
  readonly groups: SecurityGroups;
  readonly secrets: Secrets;
  /** What the environment makes for workloads to connect to, by its field and key. */
  readonly dependencies: Readonly<Record<MadeField, Readonly<Record<string, Target>>>>;
  readonly loadBalancers: Readonly<Record<string, LoadBalancer>>;
  readonly cluster: ClusterReference;
  /** False while the environment is paused. */
  readonly running: IResolvable;
}

/** As the stack's output has it. */
interface TaskNetwork {
  readonly subnets: readonly string[];
  readonly security_groups: readonly string[];
  readonly public_ip: boolean;
}

/** Everything of an environment that runs code, each given exactly what its configuration names. */
export class Workloads extends Construct {
  /** Names of the ECS services, by workload. */
  readonly services: Record<string, string> = {};
  /** Their ranges of tasks, by workload. */
  readonly scalables: Record<string, Scalable> = {};
  /** Task definition families of the tasks, by workload. */
  readonly tasks: Record<string, string> = {};
  /** Where the tasks run, by workload: who starts one tells ECS. */
  readonly taskNetworks: Record<string, TaskNetwork> = {};
  /** The tasks that run to their end before a release of their image. */
  readonly beforeRelease: string[] = [];
  /** The tasks that check a restored copy, by the database. */
  readonly restoreChecks: Record<string, string> = {};
  /** How people open sessions in those that let them, by workload. */
  readonly sessions: Record<string, Session> = {};
  /** Names of the log groups, by workload. */
  readonly logGroups: Record<string, string> = {};
  /** Repositories, by image. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Names of the parameters that hold the released digests, by image. */
  readonly pointers: Readonly<Record<string, string>>;

  private readonly images: Readonly<Record<string, ContainerImage>>;
  private readonly targets: Readonly<Record<string, Target>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkloadsProps,
  ) {
    super(scope, id);
    const home = homeNaming(props.platform);
    const pointers = this.createReleasePointers(home);
    this.repositories = mapRecord(pointers, (_, image) => home.repositoryUrl(image));
    this.pointers = mapRecord(pointers, ({ parameterName }) => parameterName);
    this.images = mapRecord(pointers, ({ image }) => image);
    this.targets = this.connectable();
    for (const [name, config] of Object.entries(props.environment.workloads))
      this.create(name, config);
  }

  private createReleasePointers(home: Naming): Record<string, ReleasePointer> {
    const { platform, environment, naming } = this.props;
    const scope = new Construct(this, "Releases");
    return mapRecord(imagesInUse(platform, environment), ({ architecture }, image) => {
      const repositoryUrl = home.repositoryUrl(image);
      const repositoryArn = home.repositoryArn(image);
      const pointer = { naming, image, repositoryUrl, repositoryArn, architecture };
      return new ReleasePointer(scope, image, pointer);
    });
  }

  /** What handovers speak of, by its place in the environment's literal. */
  private connectable(): Record<string, Target> {
    const { dependencies, secrets } = this.props;
    return Object.fromEntries([
      ...Object.entries(dependencies).flatMap(([field, things]) =>
        Object.entries(things).map(([name, thing]) => [`${field}.${name}`, thing] as const),
      ),
      ...Object.entries(secrets.arns).map(([key, arn]) => [
        secretTarget(key),
        { attributes: { arn } },
      ]),
    ]);
  }

  private create(name: string, config: WorkloadConfig): void {
    if (config.kind === "service") {
      const target = this.targetOf(name, config);
      const service = new Service(this, name, {
        ...this.common(name, config),
        ...defined({ target }),
      });
      this.services[name] = service.name;
      this.scalables[name] = service.scalable;
      this.logGroups[name] = service.logGroupName;
      this.letIn(name, config, service);
      return;
    }
    const Task = config.schedule === undefined ? OneOffTask : ScheduledTask;
    const task = new Task(this, name, this.common(name, config));
    this.tasks[name] = task.family;
    this.taskNetworks[name] = this.networkOf(name, config);
    if (config.beforeRelease) this.beforeRelease.push(name);
    if (config.checksRestored !== undefined) this.restoreChecks[config.checksRestored] = name;
    this.logGroups[name] = task.logGroupName;
    this.letIn(name, config, task);
  }

  private letIn(name: string, config: WorkloadConfig, made: Service | OneOffTask): void {
    if (!config.exec) return;
    const network = this.networkOf(name, config);
    this.sessions[name] = sessionOf(config, network, made.operationsRoleArn);
  }

  private networkOf(name: string, { placement }: WorkloadConfig): TaskNetwork {
    const { network, groups } = this.props;
    return {
      subnets: network.subnetIds(placement),
      security_groups: [groups.idOf(workloadGroup(name))],
      public_ip: placement === "public",
    };
  }

  private common<T extends WorkloadConfig>(name: string, config: T): WorkloadProps<T> {
    const { naming, lifecycle, kmsKeyArn, network, groups, secrets, cluster } = this.props;
    const shared = { naming, lifecycle, ...defined({ kmsKeyArn }) };
    return {
      ...shared,
      name,
      config,
      cluster,
      running: this.props.running,
      opensAndCloses: this.props.environment.officeHours !== undefined,
      network: {
        subnetIds: network.subnetIds(config.placement),
        securityGroupIds: [groups.idOf(workloadGroup(name))],
        ready: [...network.connected(config.placement), ...groups.rulesAbout(workloadGroup(name))],
      },
      images: this.imagesOf(name, config),
      secretArns: secrets.arns,
      settingArns: secrets.settingArns,
      ...this.handedOver(name),
    };
  }

  private handedOver(name: string) {
    const { handovers, naming, kmsKeyArn } = this.props;
    const handover = handovers[name];
    if (!handover) throw new Error(`connections were not planned for ${name}`);
    return resolveHandover(handover, {
      targets: this.targets,
      arn: naming.arn,
      ...defined({ kmsKeyArn }),
    });
  }

  private imagesOf(name: string, config: WorkloadConfig): Images {
    const references = {
      [name]: config.image,
      ...mapRecord(config.sidecars, ({ image }) => image),
    };
    return mapRecord(references, (reference) => {
      if (typeof reference !== "string") return externalImage(reference);
      const image = this.images[reference];
      if (!image) throw new Error(`no image ${reference}; configuration must be checked before`);
      return image;
    });
  }

  private targetOf(name: string, { expose }: ServiceConfig): TargetReference | undefined {
    const loadBalancer = expose && this.props.loadBalancers[expose.through];
    const group = loadBalancer?.targetGroups[name];
    if (!loadBalancer || !group) return undefined;
    return {
      targetGroupArn: group.arn,
      targetGroupArnSuffix: group.arnSuffix,
      loadBalancerArnSuffix: loadBalancer.arnSuffix,
      listenerRules: group.listenerRules,
    };
  }
}

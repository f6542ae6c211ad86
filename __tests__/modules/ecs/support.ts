import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Cluster } from "../../../src/modules/ecs/cluster";
import { clusterSchema } from "../../../src/modules/ecs/cluster-config";
import {
  type ServiceConfig,
  type TaskConfig,
  workloadSchema,
} from "../../../src/modules/ecs/config";
import type { ContainerImage } from "../../../src/modules/ecs/images";
import type { TargetReference } from "../../../src/modules/ecs/load-balancing";
import { OneOffTask } from "../../../src/modules/ecs/one-off-task";
import { ReleasePointer } from "../../../src/modules/ecs/release-pointer";
import { ScheduledTask } from "../../../src/modules/ecs/scheduled-task";
import { Service, type ServiceProps } from "../../../src/modules/ecs/service";
import { naming, synthesize } from "../../support/bare-stack";

/** An image of somebody else, which is always there. */
export const foreignUri = `public.ecr.aws/docker/library/envoy@sha256:${"a".repeat(64)}`;

export const target: TargetReference = {
  targetGroupArn:
    "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/acme-test-api-3000/0123456789abcdef",
  targetGroupArnSuffix: "targetgroup/acme-test-api-3000/0123456789abcdef",
  loadBalancerArnSuffix: "app/acme-test-public/0123456789abcdef",
  listenerRules: [],
};

export function serviceConfig(fields: object = {}): ServiceConfig {
  const config = workloadSchema.parse({ kind: "service", image: "backend", ...fields });
  if (config.kind !== "service") throw new Error("not a service");
  return config;
}

export function taskConfig(fields: object = {}): TaskConfig {
  const config = workloadSchema.parse({ kind: "task", image: "backend", ...fields });
  if (config.kind !== "task") throw new Error("not a task");
  return config;
}

type Given = Partial<Omit<ServiceProps, "config" | "name" | "images">> & {
  /** @default the image of the platform, by a release pointer */
  readonly image?: ContainerImage;
  readonly sidecarImages?: Readonly<Record<string, ContainerImage>>;
};

/** A stack with the service `api` in it. */
export const withService = (fields: object = {}, given: Given = {}) =>
  synthesize((stack) => {
    new Service(stack, "api", {
      ...surroundings(stack, "api", given),
      config: serviceConfig(fields),
    });
  });

/** A stack with the task `report` in it, on a schedule if it has one. */
export const withTask = (fields: object = {}, given: Given = {}) =>
  synthesize((stack) => {
    const config = taskConfig(fields);
    const Task = config.schedule === undefined ? OneOffTask : ScheduledTask;
    new Task(stack, "report", { ...surroundings(stack, "report", given), config });
  });

function surroundings(stack: TerraformStack, name: string, given: Given) {
  const { image, sidecarImages, ...others } = given;
  const common = { naming, lifecycle: "disposable" as const };
  const cluster = new Cluster(stack, "Cluster", { ...common, config: clusterSchema.parse({}) });
  return {
    ...common,
    name,
    cluster: cluster.reference,
    network: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
    images: { [name]: image ?? pointer(stack), ...sidecarImages },
    ...others,
  };
}

const pointer = (stack: TerraformStack): ContainerImage =>
  new ReleasePointer(new Construct(stack, "Releases"), "backend", {
    naming,
    image: "backend",
    repositoryUrl: naming.repositoryUrl("backend"),
    repositoryArn: naming.repositoryArn("backend"),
    architecture: "x86_64",
  }).image;

/** What ECS is asked to run, as it is in a task definition. */
export function containersIn(definition: object): Record<string, unknown>[] {
  return JSON.parse(String(Reflect.get(definition, "container_definitions")));
}

interface PolicyStatement {
  readonly Sid?: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: unknown;
}

/** The statements of a role's policy, by their names. */
export function statementsIn(rolePolicy: object): Record<string, PolicyStatement> {
  const policy = JSON.parse(String(Reflect.get(rolePolicy, "policy"))) as {
    Statement: PolicyStatement[];
  };
  return Object.fromEntries(policy.Statement.map((statement) => [statement.Sid ?? "", statement]));
}

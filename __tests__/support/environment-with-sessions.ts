import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type Task,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Emulator } from "../../scripts/emulator/start";
import { configFor } from "./destroying";
import { serviceOf, startService } from "./running-environment";
import { putObject } from "./state-home";

export const CLUSTER = "acme-dev";
export const OPERATIONS_ROLE = "arn:aws:iam::111111111111:role/acme-dev-api-operations";

/** A database that stands where a test has one. */
export interface DatabaseOfTest {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly application: string;
  readonly owner: string;
  readonly password: string;
}

const NOWHERE: DatabaseOfTest = {
  host: "acme-dev-main.example.com",
  port: 5432,
  name: "app",
  application: "app",
  owner: "owner",
  password: "the-password-of-both",
};

export interface EnvironmentWithSessions {
  readonly ecs: ECSClient;
  /** Tasks of sessions that run now. */
  running(): Promise<Task[]>;
  /** Revisions of the family for sessions that a new task could be started from. */
  revisions(): Promise<string[]>;
}

/**
 * An environment `dev`, its state written by hand: `api` has a read-only root and lets people in through tasks of their
 * own, `admin` in its running tasks, and `migrate` is a task; all reach the database `main`. `worker` lets nobody in,
 * `fresh` was never released.
 */
export async function makeEnvironmentWithSessions(
  account: Emulator,
  database = NOWHERE,
): Promise<EnvironmentWithSessions> {
  const secrets = new SecretsManagerClient(await configFor(account));
  const secret = async (username: string) => {
    const SecretString = JSON.stringify({ username, password: database.password });
    const Name = `/acme/dev/databases/main/${username}`;
    return (await secrets.send(new CreateSecretCommand({ Name, SecretString }))).ARN ?? "";
  };
  const users = {
    application: { name: database.application, secret_arn: await secret(database.application) },
    owner: { name: database.owner, secret_arn: await secret(database.owner) },
  };
  const network = await somewhere(account);
  const state = stateWith(network, database, users);
  await putObject(account, "acme/dev/eu-west-1/main", JSON.stringify(state));
  const ecs = await startService(account, "admin");
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  await ecs.send(
    new UpdateServiceCommand({
      cluster: CLUSTER,
      service: serviceOf("admin"),
      enableExecuteCommand: true,
    }),
  );
  // The emulator's services go on a step whenever they are looked at.
  for (let looks = 0; looks < 3; looks += 1)
    await ecs.send(
      new DescribeServicesCommand({ cluster: CLUSTER, services: [serviceOf("admin")] }),
    );
  for (const name of ["api", "migrate", "fresh"]) await registerClosed(ecs, name);
  return {
    ecs,
    async running() {
      const { taskArns: tasks = [] } = await ecs.send(new ListTasksCommand({ cluster: CLUSTER }));
      if (tasks.length === 0) return [];
      const found = await ecs.send(new DescribeTasksCommand({ cluster: CLUSTER, tasks }));
      return (found.tasks ?? []).filter(
        ({ taskDefinitionArn = "", lastStatus }) =>
          taskDefinitionArn.includes("-operations:") && lastStatus !== "STOPPED",
      );
    },
    async revisions() {
      const asked = { familyPrefix: "acme-dev-api-operations", status: "ACTIVE" } as const;
      return (await ecs.send(new ListTaskDefinitionsCommand(asked))).taskDefinitionArns ?? [];
    },
  };
}

const UNRELEASED = `sha256:${"0".repeat(64)}`;

/** As production has them: a root that is read-only, a health check, a sidecar, and what is injected. */
const registerClosed = (ecs: ECSClient, name: string) =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family: serviceOf(name),
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      taskRoleArn: "arn:aws:iam::111111111111:role/acme-dev-api-task",
      executionRoleArn: "arn:aws:iam::111111111111:role/acme-dev-api-execution",
      tags: [
        { key: "Platform", value: "acme" },
        { key: "Environment", value: "dev" },
      ],
      containerDefinitions: [
        {
          name,
          image: name === "fresh" ? `example/image@${UNRELEASED}` : "example/image",
          essential: true,
          command: ["serve"],
          user: "1000",
          readonlyRootFilesystem: true,
          environment: [{ name: "LOG_LEVEL", value: "debug" }],
          healthCheck: { command: ["CMD", "true"] },
          dependsOn: [{ containerName: "proxy", condition: "START" }],
        },
        { name: "proxy", image: "example/proxy", essential: true },
      ],
    }),
  );

type Network = Readonly<Record<"subnets" | "security_groups", readonly string[]>>;

function stateWith(network: Network, database: DatabaseOfTest, users: object) {
  const session = (operations_role: string | null, reaches: readonly string[]) => ({
    operations_role,
    ...network,
    public_ip: false,
    reaches,
  });
  return {
    version: 4,
    terraform_version: "1.11.4",
    serial: 1,
    lineage: "11111111-1111-1111-1111-111111111111",
    outputs: {
      sessions: {
        value: {
          admin: session(null, []),
          api: session(OPERATIONS_ROLE, ["main"]),
          migrate: session(OPERATIONS_ROLE, ["main"]),
          fresh: session(OPERATIONS_ROLE, ["main"]),
        },
      },
      tunnel_ends: {
        value: {
          main: {
            provides: "postgres",
            host: database.host,
            port: database.port,
            database: database.name,
            users,
          },
          partner: {
            provides: "http",
            host: "partner.example.com",
            port: 443,
            database: null,
            users: {},
          },
        },
      },
    },
    resources: [
      resource("aws_ecs_cluster", "main", { name: CLUSTER }),
      ...["admin", "api", "worker", "fresh"].flatMap((name) => [
        definition(name),
        resource("aws_ecs_service", name, {
          name: serviceOf(name),
          task_definition: `arn:aws:ecs:eu-west-1:111111111111:task-definition/${serviceOf(name)}:1`,
        }),
      ]),
      definition("migrate"),
    ],
  };
}

const definition = (name: string) =>
  resource("aws_ecs_task_definition", name, {
    family: serviceOf(name),
    tags: { Service: name },
    container_definitions: JSON.stringify([{ name, image: "example/image" }]),
  });

const resource = (type: string, name: string, attributes: object) => ({
  mode: "managed",
  type,
  name,
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [
    {
      schema_version: 0,
      attributes: { ...attributes, tags_all: { Environment: "dev", Platform: "acme" } },
    },
  ],
});

/** A subnet and a security group of the network that every account begins with. */
async function somewhere(account: Emulator): Promise<Network> {
  const ec2 = new EC2Client(await configFor(account));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  return {
    subnets: Subnets.slice(0, 1).map(({ SubnetId = "" }) => SubnetId),
    security_groups: SecurityGroups.slice(0, 1).map(({ GroupId = "" }) => GroupId),
  };
}

import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  CreateDBInstanceCommand,
  DescribeDBInstancesCommand,
  RDSClient,
  type Tag,
} from "@aws-sdk/client-rds";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Emulator } from "../../scripts/emulator/start";
import { configFor } from "./destroying";
import { putObject } from "./state-home";

const STATE = "acme/dev/eu-west-1/main";
export const MAIN = "acme-dev-main";
export const OWNERS_PASSWORD = "password-of-the-owner";
const TASK = "check-restored";
const LOGS = `/acme/dev/ecs/${TASK}`;
const TAGS = { Environment: "dev", Platform: "acme", Name: MAIN };

export interface EnvironmentWithDatabase {
  readonly rds: RDSClient;
  /** ARN of the key of its storage. */
  readonly key: string;
  /** Every instance that there is, by name. */
  instances(): Promise<Record<string, Instance>>;
  /** Makes the check end with an exit code from its next start on. */
  checkEndsWith(code: number): Promise<void>;
  /** Writes a line where the log driver of a task would. */
  log(task: string, text: string): Promise<void>;
}

export interface Instance {
  readonly id: string;
  readonly host: string;
  readonly status: string;
  readonly tags: Readonly<Record<string, string>>;
}

export const tagsIn = (tags: readonly Tag[] = []): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));

/**
 * An environment `dev` with a database, its owner's secret and a task that checks restored data, its state written
 * by hand: Terraform would take minutes for the same.
 */
export async function makeEnvironmentWithDatabase(
  account: Emulator,
): Promise<EnvironmentWithDatabase> {
  const config = await configFor(account);
  const rds = new RDSClient(config);
  const ecs = new ECSClient(config);
  const logs = new CloudWatchLogsClient(config);
  const owner = await new SecretsManagerClient(config).send(
    new CreateSecretCommand({
      Name: "/acme/dev/databases/main/owner",
      SecretString: JSON.stringify({ username: "owner", password: OWNERS_PASSWORD }),
    }),
  );
  const key = await new KMSClient(config).send(new CreateKeyCommand({}));
  const keyArn = key.KeyMetadata?.Arn ?? "";
  await makeDatabase(rds, keyArn);
  await logs.send(new CreateLogGroupCommand({ logGroupName: LOGS }));
  await ecs.send(new CreateClusterCommand({ clusterName: "acme-dev" }));
  await register(ecs, 0);
  const instances = () => instancesOf(rds);
  const database = (await instances())[MAIN];
  const network = await somewhere(new EC2Client(config));
  const state = stateWith(database ?? { id: "", host: "" }, owner.ARN ?? "", network);
  await putObject(account, STATE, JSON.stringify(state));
  return {
    rds,
    key: keyArn,
    instances,
    checkEndsWith: (code) => register(ecs, code),
    async log(task, message) {
      const stream = { logGroupName: LOGS, logStreamName: `ecs/${TASK}/${task}` };
      await logs.send(new CreateLogStreamCommand(stream));
      const logEvents = [{ timestamp: Date.now(), message }];
      await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
    },
  };
}

async function makeDatabase(rds: RDSClient, KmsKeyId: string): Promise<void> {
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: MAIN,
      DBInstanceClass: "db.t4g.micro",
      Engine: "postgres",
      EngineVersion: "16.4",
      AllocatedStorage: 20,
      StorageType: "gp3",
      StorageEncrypted: true,
      KmsKeyId,
      MasterUsername: "owner",
      MasterUserPassword: OWNERS_PASSWORD,
      BackupRetentionPeriod: 7,
      DeletionProtection: true,
      Tags: Object.entries(TAGS).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
}

async function instancesOf(rds: RDSClient): Promise<Record<string, Instance>> {
  const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
  return Object.fromEntries(
    DBInstances.map((one) => [
      one.DBInstanceIdentifier ?? "",
      {
        id: one.DbiResourceId ?? "",
        host: one.Endpoint?.Address ?? "",
        status: one.DBInstanceStatus ?? "",
        tags: tagsIn(one.TagList),
      },
    ]),
  );
}

/** The emulator ends a task with what its command says. */
async function register(ecs: ECSClient, code: number): Promise<void> {
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: `acme-dev-${TASK}`,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [
        { name: TASK, image: "example/image", memory: 512, command: ["sh", "-c", `exit ${code}`] },
      ],
    }),
  );
}

/** Of the network that every account begins with. */
async function somewhere(ec2: EC2Client) {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  return {
    subnets: Subnets.slice(0, 1).map(({ SubnetId }) => SubnetId ?? ""),
    security_groups: SecurityGroups.slice(0, 1).map(({ GroupId }) => GroupId ?? ""),
  };
}

function stateWith(
  { id, host }: Pick<Instance, "id" | "host">,
  owner: string,
  network: Awaited<ReturnType<typeof somewhere>>,
) {
  const output = (value: object) => ({ value, type: ["map", "string"] });
  const environment = [
    { name: "DATABASE_HOST", value: host },
    { name: "DATABASE_NAME", value: "app" },
  ];
  return {
    version: 4,
    terraform_version: "1.11.4",
    serial: 1,
    lineage: "11111111-1111-1111-1111-111111111111",
    outputs: {
      database_endpoints: output({ main: `${host}:5432` }),
      secret_arns: output({ "main/owner": owner }),
      restore_checks: output({ main: TASK }),
      objectives: output({ rtoMinutes: 60, rpoMinutes: 15 }),
      task_networks: output({ [TASK]: network }),
    },
    resources: [
      resource("aws_ecs_cluster", "main", { name: "acme-dev" }),
      resource("aws_db_instance", "main", {
        id,
        resource_id: id,
        identifier: MAIN,
        address: host,
        instance_class: "db.t4g.micro",
        engine: "postgres",
        engine_version: "16",
        username: "owner",
        port: 5432,
        allocated_storage: 20,
        max_allocated_storage: 100,
        storage_type: "gp3",
        multi_az: false,
      }),
      resource("aws_ecs_task_definition", "check_restored", {
        family: `acme-dev-${TASK}`,
        tags: { Service: TASK },
        container_definitions: JSON.stringify([
          {
            name: TASK,
            image: "example/image",
            environment,
            logConfiguration: { options: { "awslogs-group": LOGS } },
          },
        ]),
      }),
    ],
  };
}

const resource = (type: string, name: string, attributes: object) => ({
  mode: "managed",
  type,
  name,
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [{ schema_version: 0, attributes: { ...attributes, tags_all: TAGS } }],
});

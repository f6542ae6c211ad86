import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { CreateDBInstanceCommand, RDSClient } from "@aws-sdk/client-rds";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Emulator } from "../../scripts/emulator/start";
import { output, resource, stateWith } from "./by-hand";
import { configFor, DIGEST, POINTER } from "./destroying";
import type { Project } from "./project";
import { serviceOf, startService } from "./running-environment";
import { smallPlatform } from "./small-platform";
import { putObject } from "./state-home";

const DEV = "acme/dev/eu-west-1/main";

/** The small platform with a worker that may scale: nothing in it takes Terraform to be paused. */
export function scalingPlatform(): Project {
  const project = smallPlatform();
  project.edit(
    "src/envs/dev.ts",
    'placement: "public",',
    'placement: "public", tasks: { minimum: 1, maximum: 4 },',
  );
  // What is durable is refused with one.
  project.edit("src/envs/dev.ts", '["eu-west-1a"]', '["eu-west-1a", "eu-west-1b"]');
  return project;
}

/**
 * Makes an environment `dev` that can be paused, with three tasks where one is the least, and writes its state by
 * hand. Its network is never paid for, so that pausing it takes seconds.
 */
export async function makePausable(account: Emulator): Promise<void> {
  const config = await configFor(account);
  const ecs = await startService(account, "worker");
  const service = serviceOf("worker");
  await ecs.send(new UpdateServiceCommand({ cluster: "acme-dev", service, desiredCount: 3 }));
  const parameter = (Name: string, Value: string) =>
    new SSMClient(config).send(new PutParameterCommand({ Name, Value, Type: "String" }));
  await Promise.all([
    parameter("/acme/dev/paused", "running"),
    parameter(POINTER, DIGEST),
    new ApplicationAutoScalingClient(config).send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: "ecs",
        ScalableDimension: "ecs:service:DesiredCount",
        ResourceId: `service/acme-dev/${service}`,
        MinCapacity: 1,
        MaxCapacity: 4,
      }),
    ),
    new RDSClient(config).send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: "acme-dev-main",
        DBInstanceClass: "db.t4g.micro",
        Engine: "postgres",
        AllocatedStorage: 20,
        MasterUsername: "owner",
        ManageMasterUserPassword: true,
      }),
    ),
    makeHistory(new DynamoDBClient(config)),
    writeState(account, { pause_pointer: "/acme/dev/paused" }),
  ]);
}

/** Writes the state, with these outputs beside those that every environment has. */
export async function writeState(account: Emulator, outputs: Record<string, unknown>) {
  const own = { release_pointers: output({ backend: POINTER }), repositories: output({}) };
  const more = Object.entries(outputs).map(([name, value]) => [name, { value, type: "string" }]);
  const service = serviceOf("worker");
  const state = stateWith(
    [
      resource("aws_ecs_cluster", "cluster", { name: "acme-dev" }),
      resource("aws_ecs_task_definition", "worker", {
        family: service,
        tags: { Service: "worker" },
        container_definitions: JSON.stringify([{ name: "worker", image: "example/image" }]),
      }),
      resource("aws_ecs_service", "worker", {
        name: service,
        task_definition: `arn:aws:ecs:eu-west-1:111111111111:task-definition/${service}:1`,
      }),
      resource("aws_db_instance", "main", { identifier: "acme-dev-main" }),
    ],
    { ...own, ...Object.fromEntries(more) },
  );
  await putObject(account, DEV, JSON.stringify(state));
}

/** The history of releases, with nothing in it. */
const makeHistory = (dynamodb: DynamoDBClient) =>
  dynamodb.send(
    new CreateTableCommand({
      TableName: "acme-releases",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "environment", KeyType: "HASH" },
        { AttributeName: "release", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "environment", AttributeType: "S" },
        { AttributeName: "release", AttributeType: "S" },
      ],
    }),
  );

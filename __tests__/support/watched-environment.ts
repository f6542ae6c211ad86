import { ACMClient, RequestCertificateCommand } from "@aws-sdk/client-acm";
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateRepositoryCommand, ECRClient, PutImageCommand } from "@aws-sdk/client-ecr";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateDBInstanceCommand, CreateDBSnapshotCommand, RDSClient } from "@aws-sdk/client-rds";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { s3ClientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { CLUSTER, configOf, type Network, output, resource, somewhere, stateWith } from "./by-hand";
import { makeHistory } from "./release-history";

type Account = Pick<Emulator, "endpoint">;

export const DEV_STATE = "acme/dev/eu-west-1/main";
export const ALARM = "acme-dev-api-5xx";
export const TAG = "4f2a9c1e0b7d";
const REPOSITORY = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend";

/** What a command needs to know of the images beside the resources. */
const OUTPUTS = {
  release_pointers: output({ backend: "/acme/dev/release/backend" }),
  repositories: output({ backend: REPOSITORY }),
};

const REGION = "eu-west-1";

const accessOf = ({ endpoint }: Account) => ({ endpoint, environment: {} });

/** What a test needs to know of an environment that was made by hand. */
export interface WatchedEnvironment {
  readonly ecs: ECSClient;
  /** The released image. */
  readonly digest: string;
}

/**
 * An environment `dev` with a part of each kind that is watched: two services, a load balancer, a
 * database, an alarm and a certificate. Its state is written by hand: Terraform would take minutes for
 * the same.
 */
export async function makeWatchedEnvironment(
  account: Account,
  bucket: string,
): Promise<WatchedEnvironment> {
  const config = configOf(account);
  const network = await somewhere(config);
  const digest = await pushImage(new ECRClient(config));
  const ecs = new ECSClient(config);
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  const [balanced, certificate] = await Promise.all([
    makeLoadBalancer(new ElasticLoadBalancingV2Client(config), network),
    new ACMClient(config).send(new RequestCertificateCommand({ DomainName: "dev.example.com" })),
    startService(ecs, "api", digest, network),
    startService(ecs, "worker", digest, network),
    makeDatabase(new RDSClient(config)),
    makeAlarm(new CloudWatchClient(config)),
    makeHistory(new DynamoDBClient(config), { digest, commit: TAG }),
    new SSMClient(config).send(
      new PutParameterCommand({ Name: "/acme/dev/release/backend", Type: "String", Value: digest }),
    ),
  ]);
  const resources = stateResources(balanced, certificate.CertificateArn ?? "", digest);
  const Body = JSON.stringify(stateWith(resources, OUTPUTS));
  await new S3Client(s3ClientConfig(accessOf(account), REGION)).send(
    new PutObjectCommand({ Bucket: bucket, Key: DEV_STATE, Body }),
  );
  return { ecs, digest };
}

interface Balanced {
  readonly loadBalancer: string;
  readonly targetGroup: string;
}

function stateResources({ loadBalancer, targetGroup }: Balanced, arn: string, digest: string) {
  const listener = loadBalancer.replace(":loadbalancer/", ":listener/");
  return [
    resource("aws_ecs_cluster", "cluster", { name: CLUSTER }),
    ...["api", "worker"].flatMap((name) => [
      resource("aws_ecs_task_definition", name, {
        family: `acme-dev-${name}`,
        tags: { Service: name },
        container_definitions: JSON.stringify([containerOf(name, digest)]),
      }),
      resource("aws_ecs_service", name, {
        name: `acme-dev-${name}`,
        task_definition: `arn:aws:ecs:eu-west-1:111111111111:task-definition/acme-dev-${name}:1`,
        load_balancer: name === "api" ? [{ target_group_arn: targetGroup }] : [],
      }),
    ]),
    resource("aws_lb", "public", { name: "acme-dev-public", arn: loadBalancer }),
    resource("aws_lb_listener", "public_https", {
      arn: `${listener}/0123456789abcdef`,
      certificate_arn: arn,
      default_action: [{ type: "forward", target_group_arn: targetGroup }],
    }),
    resource("aws_acm_certificate", "public", { arn }),
    resource("aws_db_instance", "main", { identifier: "acme-dev-main" }),
    resource("aws_cloudwatch_metric_alarm", "api_5xx", {
      alarm_name: ALARM,
      tags: { Service: "api" },
    }),
  ];
}

/** Of `writeLogs` too: who wants logs makes the group. */
export const logGroupOf = (workload: string): string => `/acme/dev/ecs/${workload}`;

const containerOf = (name: string, digest: string) => ({
  name,
  image: `${REPOSITORY}@${digest}`,
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": logGroupOf(name) } },
});

async function pushImage(ecr: ECRClient): Promise<string> {
  const repositoryName = "acme/backend";
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const layer = `sha256:${"ab".repeat(32)}`;
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: { mediaType: "application/vnd.oci.image.config.v1+json", digest: layer, size: 2 },
    layers: [],
  });
  const { image } = await ecr.send(
    new PutImageCommand({ repositoryName, imageManifest, imageTag: TAG }),
  );
  return image?.imageId?.imageDigest ?? "";
}

async function startService(ecs: ECSClient, name: string, digest: string, network: Network) {
  const { subnets, securityGroups } = network;
  const service = `acme-dev-${name}`;
  await registerRevision(ecs, name, digest);
  await ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: service,
      taskDefinition: service,
      launchType: "FARGATE",
      desiredCount: 2,
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } },
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    }),
  );
  // The emulator's services go on a step whenever they are looked at.
  await ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [service] }));
}

/** A new revision of a service that runs an image of the registry. */
export const registerRevision = (ecs: ECSClient, name: string, digest: string) =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family: `acme-dev-${name}`,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name, image: `${REPOSITORY}@${digest}`, memory: 512 }],
    }),
  );

async function makeLoadBalancer(
  elb: ElasticLoadBalancingV2Client,
  { subnets, vpc }: Network,
): Promise<Balanced> {
  const { LoadBalancers: [made] = [] } = await elb.send(
    new CreateLoadBalancerCommand({ Name: "acme-dev-public", Subnets: subnets }),
  );
  const { TargetGroups: [group] = [] } = await elb.send(
    new CreateTargetGroupCommand({
      Name: "acme-dev-api-3000",
      Port: 3000,
      Protocol: "HTTP",
      TargetType: "ip",
      VpcId: vpc,
    }),
  );
  const TargetGroupArn = group?.TargetGroupArn ?? "";
  const Targets = [{ Id: "172.31.0.10", Port: 3000 }];
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  return { loadBalancer: made?.LoadBalancerArn ?? "", targetGroup: TargetGroupArn };
}

async function makeDatabase(rds: RDSClient): Promise<void> {
  const DBInstanceIdentifier = "acme-dev-main";
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier,
      DBInstanceClass: "db.t4g.micro",
      Engine: "postgres",
      AllocatedStorage: 20,
      MasterUsername: "owner",
      ManageMasterUserPassword: true,
    }),
  );
  const DBSnapshotIdentifier = "acme-dev-main-by-hand";
  await rds.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier }));
}

async function makeAlarm(cloudWatch: CloudWatchClient): Promise<void> {
  await cloudWatch.send(
    new PutMetricAlarmCommand({
      AlarmName: ALARM,
      AlarmDescription: "api: more than 5 % of its answers are errors (5xx)",
      ComparisonOperator: "GreaterThanThreshold",
      EvaluationPeriods: 1,
      Threshold: 5,
      Namespace: "AWS/ApplicationELB",
      MetricName: "HTTPCode_Target_5XX_Count",
      Statistic: "Sum",
      Period: 60,
    }),
  );
  await setAlarm(cloudWatch, "OK");
}

export const setAlarm = (cloudWatch: CloudWatchClient, StateValue: "OK" | "ALARM") =>
  cloudWatch.send(
    new SetAlarmStateCommand({ AlarmName: ALARM, StateValue, StateReason: "for a test" }),
  );

export { CLUSTER } from "./by-hand";
export { writeFigures } from "./figures";

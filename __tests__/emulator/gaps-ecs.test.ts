import { DeleteSubnetCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateRepositoryCommand, ECRClient, PutImageCommand } from "@aws-sdk/client-ecr";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type Service,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeTerraform } from "../support/tier";
import { type GapsAccount, gapsAccount, type Network, network, refusal } from "./gaps-account";

const cluster = "apps";
const repository = "acme/backend";

describeTerraform("ECS in the emulator, as on AWS", () => {
  let account: GapsAccount;
  let net: Network;
  let ecs: ECSClient;

  beforeAll(async () => {
    account = await gapsAccount();
    net = await network(account);
    ecs = new ECSClient(account.config);
    const settings = [{ name: "containerInsights", value: "enabled" } as const];
    await ecs.send(new CreateClusterCommand({ clusterName: cluster, settings }));
    const ecr = new ECRClient(account.config);
    await ecr.send(new CreateRepositoryCommand({ repositoryName: repository }));
  });

  afterAll(() => account?.emulator.stop());

  test("describes the latest active revision of a family", async () => {
    const first = await register("rolled-back", await pushed("rb-1"));
    const second = await register("rolled-back", await pushed("rb-2"));
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: second }));

    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: "rolled-back" }),
    );

    expect(taskDefinition?.taskDefinitionArn).toBe(first);
  });

  test("rolls a release out, and stops the tasks of the one before", async () => {
    const before = await register("released", await pushed("v1"));
    await serve("released", before, 2);
    const after = await register("released", await pushed("v2"));
    await ecs.send(
      new UpdateServiceCommand({ cluster, service: "released", taskDefinition: after }),
    );

    expect((await look("released")).deployments?.[0]?.rolloutState).toBe("IN_PROGRESS");
    const { deployments, runningCount } = await look("released");

    expect(deployments?.map(({ taskDefinition }) => taskDefinition)).toEqual([after]);
    expect(deployments?.[0]?.rolloutState).toBe("COMPLETED");
    expect(runningCount).toBe(2);
    expect(await definitionsOf("released")).toEqual([after, after]);
  });

  test("rolls a release back whose image is not there", async () => {
    const good = await register("broken", await pushed("good"));
    await serve("broken", good, 1);
    const bad = await register("broken", `sha256:${"0".repeat(64)}`);
    await ecs.send(new UpdateServiceCommand({ cluster, service: "broken", taskDefinition: bad }));
    await look("broken");

    const rollingBack = await look("broken");
    const rolledBack = await look("broken");

    const failed = rollingBack.deployments?.find(({ taskDefinition }) => taskDefinition === bad);
    expect(failed?.rolloutState).toBe("FAILED");
    expect(rolledBack.deployments?.map(({ taskDefinition }) => taskDefinition)).toEqual([good]);
    expect(rolledBack.taskDefinition).toBe(good);
    expect(await reasonsOf("broken")).toContainEqual(
      expect.stringContaining("CannotPullContainerError"),
    );
  });

  test("runs a task to its end and says what it exited with", async () => {
    const taskDefinition = await register("once", await pushed("once"));
    const { tasks } = await ecs.send(
      new RunTaskCommand({
        ...{ cluster, taskDefinition, launchType: "FARGATE", networkConfiguration: inVpc() },
        overrides: { containerOverrides: [{ name: "main", command: ["sh", "-c", "exit 3"] }] },
      }),
    );
    const arn = tasks?.[0]?.taskArn ?? "";
    const seen: (string | undefined)[] = [];
    for (let polls = 0; polls < 6; polls++) seen.push((await task(arn))?.lastStatus);

    expect(seen).toContain("RUNNING");
    expect(seen.at(-1)).toBe("STOPPED");
    expect((await task(arn))?.containers?.map(({ exitCode }) => exitCode)).toEqual([3]);
  });

  test("keeps a cluster and a subnet while tasks of a service are in them", async () => {
    const ec2 = new EC2Client(account.config);
    const definition = await register("staying", await pushed("staying"));
    await serve("staying", definition, 1);
    const [SubnetId] = net.subnets;

    expect(await refusal(ecs.send(new DeleteClusterCommand({ cluster })))).toBe(
      "ClusterContainsServicesException",
    );
    expect(await refusal(ec2.send(new DeleteSubnetCommand({ SubnetId })))).toBe(
      "DependencyViolation",
    );
    await ecs.send(new DeleteServiceCommand({ cluster, service: "staying", force: true }));
    expect(await definitionsOf("staying")).toEqual([]);
  });

  const inVpc = () => ({
    awsvpcConfiguration: { subnets: [...net.subnets], securityGroups: [net.group] },
  });

  async function pushed(tag: string): Promise<string> {
    const mediaType = "application/vnd.oci.image.manifest.v1+json";
    const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, config: tag, layers: [] });
    const { image } = await new ECRClient(account.config).send(
      new PutImageCommand({ repositoryName: repository, imageManifest, imageTag: tag }),
    );
    return image?.imageId?.imageDigest ?? "";
  }

  async function register(family: string, digest: string): Promise<string> {
    const image = `111111111111.dkr.ecr.eu-west-1.amazonaws.com/${repository}@${digest}`;
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        ...{ family, networkMode: "awsvpc", cpu: "256", memory: "512" },
        requiresCompatibilities: ["FARGATE"],
        containerDefinitions: [{ name: "main", image, essential: true }],
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? "";
  }

  async function serve(serviceName: string, taskDefinition: string, desiredCount: number) {
    await ecs.send(
      new CreateServiceCommand({
        ...{ cluster, serviceName, taskDefinition, desiredCount, launchType: "FARGATE" },
        networkConfiguration: inVpc(),
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      }),
    );
    await look(serviceName);
  }

  async function look(service: string): Promise<Service> {
    const asked = new DescribeServicesCommand({ cluster, services: [service] });
    return (await ecs.send(asked)).services?.[0] ?? {};
  }

  async function task(arn: string) {
    return (await ecs.send(new DescribeTasksCommand({ cluster, tasks: [arn] }))).tasks?.[0];
  }

  async function tasksOf(serviceName: string, desiredStatus: "RUNNING" | "STOPPED") {
    const asked = new ListTasksCommand({ cluster, serviceName, desiredStatus });
    const { taskArns: tasks = [] } = await ecs.send(asked);
    if (tasks.length === 0) return [];
    return (await ecs.send(new DescribeTasksCommand({ cluster, tasks }))).tasks ?? [];
  }

  const definitionsOf = async (service: string) =>
    (await tasksOf(service, "RUNNING")).map(({ taskDefinitionArn }) => taskDefinitionArn);

  const reasonsOf = async (service: string) =>
    (await tasksOf(service, "STOPPED")).map(({ stoppedReason }) => stoppedReason);
});

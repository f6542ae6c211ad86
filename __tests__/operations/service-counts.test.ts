import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import type { StackContext } from "../../scripts/lib/stack-context";
import { restoreServiceCounts, serviceCounts } from "../../scripts/receipt/service-counts";
import { accountWithStateHome, configFor } from "../support/destroying";
import type { Project } from "../support/project";
import { contextOf, smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const cluster = "acme-dev";

describeTerraform("the tasks that a destroy took before it was given up", () => {
  let account: Emulator;
  let project: Project;
  let context: StackContext;
  let ecs: ECSClient;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    context = await contextOf(project, account, "dev");
    ecs = new ECSClient(await configFor(account));
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: "api",
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        containerDefinitions: [{ name: "api", image: "example/api", memory: 512 }],
      }),
    );
    const awsvpcConfiguration = await somewhere(account);
    for (const serviceName of ["api", "idle"])
      await ecs.send(
        new CreateServiceCommand({
          cluster,
          serviceName,
          taskDefinition: "api",
          launchType: "FARGATE",
          networkConfiguration: { awsvpcConfiguration },
          desiredCount: serviceName === "api" ? 2 : 0,
        }),
      );
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  const desired = async () => {
    const asked = new DescribeServicesCommand({ cluster, services: ["api"] });
    return (await ecs.send(asked)).services?.[0]?.desiredCount;
  };

  test("are counted before, those of services that run", async () => {
    expect(await serviceCounts(context, [cluster, "no-such-cluster"])).toEqual([
      { cluster, service: "api", desired: 2 },
    ]);
  });

  test("are given back by the deploy that comes after", async () => {
    const services = await serviceCounts(context, [cluster]);
    await ecs.send(new UpdateServiceCommand({ cluster, service: "api", desiredCount: 0 }));

    await restoreServiceCounts(context, { services, started: new Date().toISOString() });

    expect(await desired()).toBe(2);
  });

  test("are not given to a service that was made anew since", async () => {
    await ecs.send(new UpdateServiceCommand({ cluster, service: "api", desiredCount: 0 }));
    const services = [{ cluster, service: "api", desired: 2 }];

    await restoreServiceCounts(context, { services, started: "2020-01-01T00:00:00Z" });

    expect(await desired()).toBe(0);
  });
});

/** A subnet and a security group of the network that every account begins with. */
async function somewhere(account: Emulator) {
  const ec2 = new EC2Client(await configFor(account));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const [subnet = ""] = Subnets.map(({ SubnetId }) => SubnetId ?? "");
  const [group = ""] = SecurityGroups.map(({ GroupId }) => GroupId ?? "");
  return { subnets: [subnet], securityGroups: [group] };
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CreateVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { type Inventory, inventoryOf, newIn } from "../emulator/account";
import { emptyAccount } from "../support/accounts";
import { type RunningCommand, runCommand, startCommand } from "../support/command-line";
import { interfere } from "../support/interference";
import * as killing from "../support/killing";
import { manyParts } from "../support/many-parts";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import { makeStateHome } from "../support/state-home";
import { describeTerraform } from "../support/tier";

const { after, afterStateIsWritten, killedAt, lockOfDev, succeeds, unlockDev } = killing;

const deployDev = ["deploy", "dev", "--only", "--yes"];

interface Place {
  readonly project: Project;
  readonly account: Emulator;
  /** What is in an account from its first day. */
  readonly given: Inventory;
}

describeTerraform("a deploy that is killed", () => {
  const places: Place[] = [];

  beforeAll(() => {
    // Terraform saves a state every 20 seconds, so a slow machine would lose less than a fast one.
    process.env.TF_STATE_PERSIST_INTERVAL = "3600";
  });

  afterAll(async () => {
    delete process.env.TF_STATE_PERSIST_INTERVAL;
    await Promise.all(places.map(({ account }) => account.stop()));
    for (const { project } of places) project.remove();
  });

  test.concurrent("before any of its state is saved, goes on with all that it made", async () => {
    const place = await emptyPlace();
    const { project, account, given } = place;
    project.write("src/envs/dev.ts", manyParts);
    await killedAt(project, account, deployDev, killing.whileStateIsWritten);
    const made = newIn(await inventoryOf(account), given);

    await unlockDev(project, account);
    await succeeds(project, account, ...deployDev);

    expect(newIn(await inventoryOf(account), given)).toEqual(made);
    await expectAllRecorded(place);
    await expectEmptyPlan(place);
  });

  test.concurrent("again and again, at one point after the other, ends with everything there once", async () => {
    const place = await emptyPlace();
    const { project, account } = place;
    await killedAt(project, account, deployDev, after("CreateVpc"));
    await unlockDev(project, account);

    const { code, stderr } = await strikes(place, after("CreateService"), async (running) => {
      process.kill(terraformOf(project, running), "SIGKILL");
      return running.result;
    });
    expect(stderr).toContain("Terraform was killed during its apply of dev");
    expect(stderr).toMatch(/^ +devops-platform unlock dev$\n^ +devops-platform deploy dev$/m);
    expect(code).toBe(9);
    await unlockDev(project, account);

    await killedAt(project, account, deployDev, afterStateIsWritten());
    await unlockDev(project, account);

    await succeeds(project, account, ...deployDev);
    await expectAllRecorded(place);
    await expectEmptyPlan(place);
  });

  test.concurrent("while Terraform lives, is finished by Terraform", async () => {
    const place = await emptyPlace();
    const { account } = place;
    await strikes(place, after("CreateVpc"), async ({ pid, result }) => {
      process.kill(pid, "SIGKILL");
      expect((await result).code).toBe("SIGKILL");
      while ((await lockOfDev(account)) !== undefined) await wait(500);
    });

    await expectAllRecorded(place);
    await expectEmptyPlan(place);
  });

  test.concurrent("leaves what is somebody else's to them, and makes no third of two", async () => {
    const { project, account } = await emptyPlace();
    const config = clientConfig(await accessTo(account.endpoint), "eu-west-1");
    const theirs = { RoleName: "acme-dev-worker-task", AssumeRolePolicyDocument: "{}" };
    await new IAMClient(config).send(new CreateRoleCommand(theirs));

    const { stdout } = await succeeds(project, account, "plan", "dev", "--json");
    const { changes } = JSON.parse(stdout) as { changes: { address: string }[] };
    expect(changes.find(({ address }) => address === "aws_iam_role.worker_task")).toMatchObject({
      action: "create",
    });

    const tags = { Platform: "acme", Environment: "dev", Name: "acme-dev" };
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const TagSpecifications = [{ ResourceType: "vpc" as const, Tags }];
    const vpc = new CreateVpcCommand({ CidrBlock: "10.10.0.0/16", TagSpecifications });
    const ec2 = new EC2Client(config);
    const ids = [await ec2.send(vpc), await ec2.send(vpc)].map(({ Vpc }) => Vpc?.VpcId);

    const { code, stderr } = await runCommand(project, account, ...deployDev);
    expect([code, stderr]).toEqual([10, expect.stringContaining("aws_vpc.main: ")]);
    for (const id of ids) expect(stderr).toContain(id);
  });

  async function emptyPlace(): Promise<Place> {
    const project = smallPlatform();
    const account = await emptyAccount();
    await makeStateHome(account);
    const place = { project, account, given: await inventoryOf(account) };
    places.push(place);
    return place;
  }
});

/** Deploys and does something at a call, which waits that long. */
async function strikes<T>(
  { project, account }: Place,
  point: killing.Point,
  act: (running: RunningCommand) => Promise<T>,
): Promise<T> {
  const between = await interfere(account.endpoint);
  const running = await startCommand(project, between, deployDev);
  await new Promise<void>((resolve) => {
    between.decide((call) => {
      if (point(call)) resolve();
      return "pass";
    });
  });
  const result = await act(running);
  await between.stop();
  return result;
}

function terraformOf({ root }: Project, { pid }: RunningCommand): number {
  const base = join(root, ".cache", "work");
  const [name = ""] = readdirSync(base).filter((one) => one.startsWith(`dev-${pid}-`));
  return Number(readFileSync(join(base, name, "terraform.pid"), "utf8"));
}

async function expectEmptyPlan({ project, account }: Place): Promise<void> {
  const plan = await runCommand(project, account, "plan", "dev", "--exit-code");
  expect(plan.code, plan.stdout + plan.stderr).toBe(0);
}

/** Nothing in the account is there twice, or unknown to the state. */
async function expectAllRecorded({ project, account, given }: Place): Promise<void> {
  const { stdout } = await succeeds(project, account, "state", "list", "dev");
  const recorded = stdout.trim().split("\n").map(typeOfAddress);
  for (const [type, ids] of Object.entries(newIn(await inventoryOf(account), given))) {
    const known = recorded.filter((one) => one === type).length;
    expect(ids, `all ${type}`).toHaveLength(known + (OF_EVERY_VPC.has(type) ? 1 : 0));
  }
}

/** AWS itself makes one of these in a VPC. */
const OF_EVERY_VPC = new Set(["aws_network_acl", "aws_route_table", "aws_security_group"]);

const typeOfAddress = (address: string): string =>
  /(\w+)\.[\w-]+(\[.*\])?$/.exec(address)?.[1] ?? address;

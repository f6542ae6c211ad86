import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient, RunTaskCommand } from "@aws-sdk/client-ecs";
import { DescribeSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import {
  DeleteParameterCommand,
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { readState } from "../../scripts/state/content";
import { entriesOf } from "../../scripts/state/document";
import { lockOf } from "../../scripts/state/lock";
import { runCommand } from "../support/command-line";
import {
  accountWithStateHome,
  configFor,
  DIGEST,
  deployed,
  destroy,
  isSettled,
  lastReceipt,
  POINTER,
  release,
  total,
} from "../support/destroying";
import { interfere } from "../support/interference";
import { killedAt, type Point } from "../support/killing";
import type { Project } from "../support/project";
import { contextOf, smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const INSIGHTS = "/aws/ecs/containerinsights/acme-dev/performance";

// Each has an account of its own: what takes long is the provider's waiting, and they wait together.
describeTerraform("an environment that is destroyed", () => {
  const machines: Project[] = [];
  const accounts: Emulator[] = [];

  beforeAll(() => {
    machines.push(smallPlatform(), smallPlatform());
  });

  afterAll(async () => {
    await Promise.all(accounts.map((account) => account.stop()));
    for (const machine of machines) machine.remove();
  });

  test.concurrent("and killed in the middle is finished by another machine, whose receipt brings it back", async () => {
    const account = await newAccount();
    await deployed(machine(0), account);
    await release(account);
    await runTask(account);
    const deleting: Point = ({ operation }) => operation === "DeleteCluster";
    const said = await killedAt(machine(0), account, ["destroy", "dev", "--yes"], deleting);
    expect(said).toContain("Stopping 1 task in acme-dev");

    const locked = await destroy(machine(1), account, "--yes");
    expect(locked.code, locked.stderr).toBe(7);
    const { id = "" } = (await lockOf(await contextOf(machine(1), account, "dev"))) ?? {};
    await runCommand(machine(1), account, "unlock", "dev", "--id", id, "--yes");
    const logs = new CloudWatchLogsClient(await configFor(account));
    await logs.send(new CreateLogGroupCommand({ logGroupName: INSIGHTS }));

    const { code, stderr } = await destroy(machine(1), account, "--yes");

    expect(code, stderr).toBe(0);
    expect(stderr).toContain("Going on with the destroy that was begun at");
    const receipt = lastReceipt(machine(1));
    expect(receipt).toMatchObject({
      outcome: "destroyed",
      releases: { backend: { digest: DIGEST } },
      remains: [{ kind: "task definition", name: "acme-dev-worker" }],
    });
    expect(total(receipt.destroyed)).toBe(35);
    expect(stderr).toContain(`Deleted the log group ${INSIGHTS}`);
    const left = await logs.send(new DescribeLogGroupsCommand({}));
    expect(left.logGroups).toEqual([]);

    await deployed(machine(1), account, receipt);

    expect(await releasedIn(account)).toBe(DIGEST);
    expect(await isSettled(machine(1), account)).toBe(true);
  });

  test.concurrent("goes as far as it can where something resists, and on from there", async () => {
    const account = await newAccount();
    await deployed(machine(0), account);
    const between = await interfere(account.endpoint);
    between.decide(({ operation }) =>
      operation === "DeleteSubnet" ? { status: 403, code: "UnauthorizedOperation" } : "pass",
    );

    const resisted = await destroy(machine(0), between, "--yes");

    expect(resisted.code, resisted.stderr).toBe(9);
    expect(resisted.stderr).toContain("aws_subnet.public_a: ");
    expect(resisted.stderr).toMatch(/Use a role that may/);
    expect(resisted.stderr).toContain("Still there");
    const left = await addressesOf(account);
    expect(left).toContain("aws_subnet.public_a");
    expect(left, "what does not wait for a subnet").not.toContain("aws_ecs_cluster.main");

    between.decide(() => "pass");
    const again = await destroy(machine(0), between, "--yes");
    await between.stop();

    expect(again.code, again.stderr).toBe(0);
    expect(again.stderr).toMatch(/dev is destroyed: 35 resources/);
    await leftOverIsFound(account);
  });

  test.concurrent("though it is durable frees no name of a secret, and comes back with it", async () => {
    const account = await newAccount();
    const [durable, allowed] = [durablePlatform(), durablePlatform()];
    machines.push(durable, allowed);
    allowed.edit(
      "src/envs/dev.ts",
      'lifecycle: "durable",',
      'lifecycle: "durable",\n  allowDestroy: { reason: "a rehearsal that nobody relies on" },',
    );
    await deployed(durable, account);

    const refused = await destroy(durable, account, "--confirm", "dev");
    expect(refused.code, refused.stderr).toBe(10);
    expect(refused.stderr).toMatch(/dev is durable and is not destroyed[\s\S]*allowDestroy/);
    const unconfirmed = await destroy(allowed, account, "--yes");
    expect(unconfirmed.code, unconfirmed.stderr).toBe(2);
    expect(unconfirmed.stderr).toContain("--confirm dev");
    const mistyped = await destroy(allowed, account, "--confirm", "staging");
    expect(mistyped.code, mistyped.stderr).toBe(10);
    expect(await addressesOf(account)).toHaveLength(35);

    const before = await secretOf(account);
    const gone = await destroy(allowed, account, "--confirm", "dev");
    expect(gone.code, gone.stderr).toBe(0);
    expect(lastReceipt(allowed)).toMatchObject({
      lifecycle: "durable",
      allowDestroy: "a rehearsal that nobody relies on",
    });
    expect(lastReceipt(allowed).remains).toContainEqual(
      expect.objectContaining({ kind: "secret", arn: before.ARN, until: expect.any(String) }),
    );

    const said = await deployed(allowed, account);

    expect(said.join("\n")).toContain(
      "The secret /acme/dev/session-key was waiting for its deletion",
    );
    const restored = await secretOf(account);
    expect(restored.ARN).toBe(before.ARN);
    expect(restored.DeletedDate).toBeUndefined();
    expect(await isSettled(allowed, account)).toBe(true);
  });

  async function newAccount(): Promise<Emulator> {
    const account = await accountWithStateHome();
    accounts.push(account);
    return account;
  }

  function machine(index: number): Project {
    const found = machines[index];
    if (!found) throw new Error("there is no such machine");
    return found;
  }

  /** A task that no service keeps, as a migration is: no state knows it. */
  async function runTask(account: Emulator): Promise<void> {
    const entries = await stateOf(account);
    const id = (address: string) =>
      String(entries.find((entry) => entry.address === address)?.attributes.id);
    const awsvpcConfiguration = {
      subnets: [id("aws_subnet.public_a")],
      securityGroups: [id("aws_security_group.worker")],
    };
    await new ECSClient(await configFor(account)).send(
      new RunTaskCommand({
        cluster: "acme-dev",
        taskDefinition: "acme-dev-worker",
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration },
      }),
    );
  }

  /** What somebody made by hand with the environment's tags, and Terraform does not know. */
  async function leftOverIsFound(account: Emulator): Promise<void> {
    const ssm = new SSMClient(await configFor(account));
    const Tags = [
      { Key: "Platform", Value: "acme" },
      { Key: "Environment", Value: "dev" },
    ];
    await ssm.send(new PutParameterCommand({ Name: "/by/hand", Value: "1", Type: "String", Tags }));
    const found = await destroy(machine(0), account, "--yes");
    expect(found.code, found.stderr).toBe(9);
    expect(found.stderr).toMatch(/something is left over[\s\S]*parameter\/by\/hand/);

    await ssm.send(new DeleteParameterCommand({ Name: "/by/hand" }));
    const nothing = await destroy(machine(0), account, "--yes");
    expect(nothing.code, nothing.stderr).toBe(0);
    expect(nothing.stderr).toContain("Nothing of dev is deployed.");
  }

  function durablePlatform(): Project {
    const project = smallPlatform();
    project.edit("src/envs/dev.ts", 'lifecycle: "disposable"', 'lifecycle: "durable"');
    project.edit(
      "src/envs/dev.ts",
      'zones: ["eu-west-1a"]',
      'zones: { value: ["eu-west-1a"], reason: "one is enough for a rehearsal" }',
    );
    return project;
  }

  async function stateOf(account: Emulator) {
    const state = await readState(await contextOf(machine(0), account, "dev"));
    return state ? entriesOf(state.document) : [];
  }

  async function addressesOf(account: Emulator): Promise<string[]> {
    return (await stateOf(account)).map(({ address }) => address);
  }

  async function releasedIn(account: Emulator): Promise<string | undefined> {
    const ssm = new SSMClient(await configFor(account));
    return (await ssm.send(new GetParameterCommand({ Name: POINTER }))).Parameter?.Value;
  }

  async function secretOf(account: Emulator) {
    const client = new SecretsManagerClient(await configFor(account));
    return client.send(new DescribeSecretCommand({ SecretId: "/acme/dev/session-key" }));
  }
});

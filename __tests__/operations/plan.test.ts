import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { projectRoot } from "../support/apps";
import { runCommand } from "../support/command-line";
import { type Interference, interfere } from "../support/interference";
import { succeeds } from "../support/killing";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import { BUCKET, makeStateHome, putItem, SHARED } from "../support/state-home";
import { describeTerraform } from "../support/tier";

describeTerraform("plan", () => {
  let project: Project;
  let account: Emulator;
  let between: Interference;

  beforeAll(async () => {
    project = smallPlatform();
    account = await startEmulator({ root: projectRoot, account: "111111111111" });
    between = await interfere(account.endpoint);
  });

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project.remove();
  });

  const command = (...words: string[]) => runCommand(project, account, ...words);

  /** What a command asks of AWS: `ssm:GetParameters`, and of S3 which object by which method. */
  async function asking(...words: string[]) {
    const from = between.calls.length;
    const result = await runCommand(project, between, ...words);
    const calls = between.calls
      .slice(from)
      .map(({ service, operation, path }) =>
        service === "s3" ? `${operation} ${path.replace(/\/$/, "")}` : `${service}:${operation}`,
      );
    return { ...result, asked: [...new Set(calls)].sort() };
  }

  const digestIn = async (file: string) => {
    const { stdout } = await command("review", file, "--json", "--fail-on", "never");
    const { environments } = JSON.parse(stdout) as { environments: { digest: string }[] };
    return environments[0]?.digest;
  };

  test("says which command makes the state bucket where there is none", async () => {
    const { code, stderr } = await command("plan", "dev");
    expect(stderr).toContain("does not exist");
    expect(stderr).toContain("devops-platform bootstrap dev");
    expect(code).toBe(6);
    await makeStateHome(account);
  });

  test("counts what a first deploy would create, by part of the platform", async () => {
    const { code, stdout } = await command("plan", "dev");
    expect(stdout).toMatch(/^dev: \d+ to create$/m);
    expect(stdout).toMatch(/^ {2}network +\d+ to create$/m);
    expect(code).toBe(0);
  });

  test("asks for the state alone where it may read nothing else", async () => {
    const words = ["--no-lock", "--no-refresh", "--out", "review-only.plan"];
    const { code, stdout, asked } = await asking("plan", "dev", ...words);
    const state = `/${BUCKET}/acme/dev/eu-west-1/main`;
    // Reading an object and listing a bucket; whoever asks who they are needs no permission for that.
    const may = [`GET ${state}`, `HEAD ${state}`, `GET /${BUCKET}`, `HEAD /${BUCKET}`];
    expect(asked.filter((one) => !may.includes(one))).toEqual(["sts:GetCallerIdentity"]);
    expect(stdout).toMatch(/^dev: \d+ to create$/m);
    expect(stdout).toContain("From the state alone");
    expect(code).toBe(0);
  });

  test("makes a plan from the state alone that is reviewed, and never applied", async () => {
    const reviewed = await command("review", "review-only.plan");
    expect(reviewed.stdout).toMatch(/^dev: \d+ created/);

    const { code, stderr } = await command("deploy", "dev", "--plan", "review-only.plan", "--yes");
    expect(stderr).toContain("the plan of dev was made from the state alone");
    expect(stderr).toContain("devops-platform plan dev --out <file> without --no-refresh");
    expect(code).toBe(10);
  });

  test("exits with 12 when there is something to change and somebody asked for that", async () => {
    expect(await command("plan", "shared", "--exit-code", "--json")).toMatchObject({ code: 12 });
  });

  test("shows the whole plan on request", async () => {
    const { stdout } = await command("plan", "shared", "--full");
    expect(stdout).toContain("# aws_ecr_repository.backend will be created");
  });

  test("keeps no plan of a secret that waits for its deletion, which deploy restores after a yes", async () => {
    const secrets = new SecretsManagerClient(
      clientConfig(await accessTo(account.endpoint), "eu-west-1"),
    );
    const SecretId = "/acme/dev/session-key";
    const Tags = [
      { Key: "Platform", Value: "acme" },
      { Key: "Environment", Value: "dev" },
    ];
    await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: "old", Tags }));
    await secrets.send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 7 }));

    const refused = await command("plan", "dev", "--out", "waiting.plan");
    expect(refused.stderr).toContain(`The secret ${SecretId} waits for its deletion`);
    expect(refused.code).toBe(10);
    expect(existsSync(join(project.root, "waiting.plan"))).toBe(false);

    const unasked = await command("deploy", "dev", "--only");
    expect(unasked.stderr).toContain(`The secret ${SecretId} waits for its deletion`);
    expect(unasked.code, "there is nobody to say yes").toBe(2);
    const { DeletedDate } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    expect(DeletedDate).toBeDefined();
    await secrets.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
  });

  test("writes a file that only its owner may read, and leaves nothing where it cannot", async () => {
    await succeeds(project, account, "plan", "shared", "--out", "mine.plan");
    expect(statSync(join(project.root, "mine.plan")).mode & 0o777).toBe(0o600);

    const { code, stderr } = await command("plan", "shared", "--out", "nowhere/mine.plan");
    expect(stderr).toMatch(/^error: the plan cannot be written to/m);
    expect(code).toBe(5);
  });

  test("refuses a plan of an environment as one of another", async () => {
    await succeeds(project, account, "plan", "dev", "--out", "dev.plan");
    const { code, stderr } = await command("deploy", "shared", "--plan", "dev.plan", "--yes");
    expect(stderr).toContain("the plan is of another environment: dev, not shared");
    expect(code).toBe(8);
  });

  test("makes a plan that falls with the next release", async () => {
    const ssm = new SSMClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
    const Name = "/acme/dev/release/backend";
    await ssm.send(new PutParameterCommand({ Name, Value: "sha256:1", Type: "String" }));

    const { code, stderr } = await command("deploy", "dev", "--plan", "dev.plan", "--yes");
    expect(stderr).toContain("the plan of dev is stale");
    expect(stderr).toContain(`${Name} was at version none and is at 1`);
    expect(code).toBe(8);
  });

  test("makes a plan without a lock that is applied as it is, whatever the configuration says since", async () => {
    const { code, asked } = await asking("plan", "shared", "--no-lock", "--out", "shared.plan");
    expect(
      asked.filter((one) => /^(PUT|POST|DELETE)|:(Put|Delete|Update|Create)/.test(one)),
    ).toEqual([]);
    expect(code).toBe(0);
    const platform = project.read("src/envs/platform.ts");
    const second = 'images: { second: { context: ".", architecture: "arm64" },';
    project.edit("src/envs/platform.ts", "images: {", second);

    const applied = await command("deploy", "shared", "--only", "--plan", "shared.plan", "--yes");
    expect(applied.stderr).toMatch(/\[(\d+)\/\1\]/);
    expect(applied.code).toBe(0);

    const { stdout } = await command("plan", "shared", "--out", "refreshed.plan");
    expect(stdout).toContain("aws_ecr_repository.second is created");

    const unrefreshed = ["--no-lock", "--no-refresh", "--out", "unrefreshed.plan"];
    await succeeds(project, account, "plan", "shared", ...unrefreshed);
    expect(await digestIn("unrefreshed.plan")).toBe(await digestIn("refreshed.plan"));
    project.write("src/envs/platform.ts", platform);
  });

  test("mends no digest of a state without the lock, and says who does", async () => {
    await putItem(account, `${BUCKET}/${SHARED}-md5`, { Digest: "of-another-state" });
    const { code, stderr } = await command("plan", "shared", "--no-lock");
    expect(stderr).toContain("the digest of the state of shared is not that of its state");
    expect(stderr).toContain("devops-platform plan shared without --no-lock mends it");
    expect(code).toBe(6);

    const alone = await command("plan", "shared", "--no-lock", "--no-refresh");
    expect(alone.code, "the state alone has no digest").toBe(0);
    await succeeds(project, account, "plan", "shared");
  });

  test("makes a plan that falls with the next apply", async () => {
    const { code, stderr } = await command("deploy", "shared", "--plan", "shared.plan", "--yes");
    expect(stderr).toContain("There was no state when it was made, and there is one now.");
    expect(code).toBe(8);
  });
});

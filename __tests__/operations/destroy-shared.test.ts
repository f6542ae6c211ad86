import { existsSync } from "node:fs";
import { join } from "node:path";
import { ECRClient, PutImageCommand } from "@aws-sdk/client-ecr";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { s3ClientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { inventoryOf } from "../emulator/account";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import { configFor, lastReceipt } from "../support/destroying";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import { BUCKET, objectAt, putObject, SHARED } from "../support/state-home";
import { describeTerraform } from "../support/tier";

const allowed = 'allowDestroy: { reason: "a rehearsal of the whole platform" },\n  ';
const DEV = "acme/dev/eu-west-1/main";

/** A state of dev that knows one thing. */
const stateOfDev = JSON.stringify({
  version: 4,
  terraform_version: "1.11.0",
  serial: 1,
  lineage: "by-hand",
  outputs: {},
  resources: [
    {
      mode: "managed",
      type: "aws_ssm_parameter",
      name: "a",
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [{ attributes: { name: "/a" } }],
    },
  ],
});

// In the order of a platform's end: each goes on from the one before.
describeTerraform("what all environments share", () => {
  let account: Emulator;
  let project: Project;

  beforeAll(async () => {
    project = smallPlatform();
    account = await emptyAccount();
    project.edit("src/envs/platform.ts", "images: {", `${allowed}images: {`);
    await done("bootstrap", "dev", "--yes");
    project.edit("src/envs/platform.ts", allowed, "");
    await done("deploy", "shared", "--only", "--yes");
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  test("is shown by a dry run, which changes nothing", async () => {
    const before = await inventoryOf(account);

    const shown = await command("destroy", "shared", "--dry-run");
    const asJson = await command("destroy", "shared", "--dry-run", "--json");

    expect(shown.code, shown.stderr).toBe(0);
    expect(shown.stdout).toBe("");
    expect(shown.stderr).toMatch(/What goes: \d+ resources[\s\S]*registry +acme\/backend/);
    expect(shown.stderr).toContain("aws_dynamodb_table.releases");
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      permission: { lifecycle: "durable" },
      protections: [
        { address: "aws_dynamodb_table.releases" },
        { address: "aws_ecr_repository.backend" },
      ],
      registries: [{ repository: "acme/backend", images: 0 }],
    });
    expect(await inventoryOf(account)).toEqual(before);
    expect(existsSync(join(project.root, "receipts"))).toBe(false);
  });

  test("is not destroyed unless the platform allows it", async () => {
    const { code, stderr } = await command("destroy", "shared", "--confirm", "shared");

    expect(code, stderr).toBe(10);
    expect(stderr).toMatch(/shared is durable[\s\S]*allowDestroy[\s\S]*platform\.ts/);
  });

  test("is not destroyed before a deploy has lifted its protection", async () => {
    project.edit("src/envs/platform.ts", "images: {", `${allowed}images: {`);

    const { code, stderr } = await command("destroy", "shared", "--confirm", "shared");

    expect(code, stderr).toBe(10);
    expect(stderr).toContain("aws_dynamodb_table.releases: deletion protection is on in AWS");
    expect(stderr).toContain("`devops-platform deploy shared` lifts it");
    await done("deploy", "shared", "--only", "--yes");
  });

  test("is not destroyed with images in it, unless that is said", async () => {
    await new ECRClient(await configFor(account)).send(
      new PutImageCommand({
        repositoryName: "acme/backend",
        imageTag: "1",
        imageManifestMediaType: "application/vnd.docker.distribution.manifest.v2+json",
        imageManifest: JSON.stringify({ schemaVersion: 2, config: {}, layers: [] }),
      }),
    );

    const { code, stderr } = await command("destroy", "shared", "--confirm", "shared");

    expect(code, stderr).toBe(10);
    expect(stderr).toMatch(/acme\/backend: 1 image[\s\S]*--empty-registries/);
  });

  test("is not destroyed while an environment is there", async () => {
    await putObject(account, DEV, stateOfDev);

    const { code, stderr } = await destroyShared();

    expect(code, stderr).toBe(10);
    expect(stderr).toMatch(/shared is still needed[\s\S]*dev has 1 resource/);
    await putObject(account, DEV, stateOfDev.replace(/"resources":.*$/, '"resources":[]}'));
  });

  test("goes with its images, and has its receipt on stdout though something is left over", async () => {
    const ssm = new SSMClient(await configFor(account));
    const Tags = [
      { Key: "Platform", Value: "acme" },
      { Key: "Environment", Value: "shared" },
    ];
    await ssm.send(new PutParameterCommand({ Name: "/by/hand", Value: "1", Type: "String", Tags }));

    const { code, stdout, stderr } = await destroyShared("--json");

    expect(code, stderr).toBe(9);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: "resisted",
      resisted: [{ address: expect.stringContaining("/by/hand") }],
    });
    await ssm.send(new DeleteParameterCommand({ Name: "/by/hand" }));
  });

  test("is destroyed anew after a deploy, which closes what was left open", async () => {
    await done("deploy", "shared", "--only", "--yes");
    const closed = lastReceipt(project, "shared");
    expect(closed).toMatchObject({ outcome: "resisted", superseded: expect.any(String) });

    const { code, stdout, stderr } = await destroyShared("--json");

    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual(lastReceipt(project, "shared"));
    expect(lastReceipt(project, "shared")).toMatchObject({ outcome: "destroyed", stack: "shared" });
    expect(lastReceipt(project, "shared").started).not.toBe(closed.started);
    expect(await objectAt(account, SHARED)).toBeDefined();
  });

  test("leaves a bootstrap that goes last, with every state in it", async () => {
    const { code, stderr } = await command("destroy", "bootstrap", "--confirm", "bootstrap");

    expect(code, stderr).toBe(0);
    expect(lastReceipt(project, "bootstrap").remains).toMatchObject([{ kind: "key" }]);
    const s3 = new S3Client(s3ClientConfig(await accessTo(account.endpoint), "eu-west-1"));
    await expect(s3.send(new HeadBucketCommand({ Bucket: BUCKET }))).rejects.toThrow();
  });

  const command = (...words: string[]) => runCommand(project, account, ...words);

  async function done(...words: string[]): Promise<void> {
    const { code, stderr } = await command(...words);
    expect(code, stderr).toBe(0);
  }

  const destroyShared = (...options: string[]) =>
    command("destroy", "shared", "--confirm", "shared", "--empty-registries", ...options);
});

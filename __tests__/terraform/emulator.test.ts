import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { withoutAws } from "../../scripts/emulator/environment";
import { ensureEmulator } from "../../scripts/emulator/install";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { writeBackendConfig } from "../../scripts/emulator/terraform-backend";
import { type TerraformRun, terraform } from "../../scripts/terraform/run";
import { init } from "../../scripts/terraform/steps";
import { projectRoot } from "../support/apps";
import { describeTerraform } from "../support/tier";

const bucket = { bucket: "states", region: "eu-west-1", dynamodb_table: "locks" };

describeTerraform("the AWS emulator", (tier) => {
  let emulator: Emulator | undefined;

  afterEach(async () => {
    await emulator?.stop();
    emulator = undefined;
  });

  test("plays the account that it is asked to play", async () => {
    emulator = await startEmulator({ root: projectRoot, account: "444455556666" });

    expect(await call(emulator, "sts", "Action=GetCallerIdentity")).toContain(
      "<Account>444455556666</Account>",
    );
  });

  test("keeps Terraform's state and lock in its S3 and DynamoDB", async () => {
    emulator = await startEmulator({ root: projectRoot, account: "444455556666" });
    await fetch(`${emulator.endpoint}/${bucket.bucket}`, {
      method: "PUT",
      body: `<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>`,
    });
    await call(emulator, "dynamodb", lockTable, "DynamoDB_20120810.CreateTable");
    const one = await workDirectory(emulator, join(tier.temporary, "one"));
    const other = await workDirectory(emulator, join(tier.temporary, "other"));

    await terraform(one, ["apply", "-auto-approve", "-no-color"]);

    expect(await terraform(other, ["state", "pull"])).toContain("terraform_data");
    const digests = await call(
      emulator,
      "dynamodb",
      `{"TableName":"locks"}`,
      "DynamoDB_20120810.Scan",
    );
    expect(digests).toContain("states/some/key-md5");
  });

  test("ends when the program that started it is gone", async () => {
    const server = spawn(
      await ensureEmulator(projectRoot),
      [join(projectRoot, "scripts/emulator/server.py")],
      {
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    const ended = once(server, "exit");
    await once(createInterface(server.stdout), "line");

    server.stdin.destroy();

    expect(await ended).toEqual([0, null]);
  });
});

const stackWithState = {
  terraform: { backend: { s3: { ...bucket, key: "some/key" } } },
  resource: { terraform_data: { anything: { input: "kept" } } },
};

async function workDirectory(emulator: Emulator, directory: string): Promise<TerraformRun> {
  const run = { directory, environment: { ...withoutAws(process.env), ...emulator.environment } };
  await mkdir(directory);
  await writeFile(join(directory, "main.tf.json"), JSON.stringify(stackWithState));
  await writeBackendConfig(join(directory, "emulator.tfbackend"), emulator.endpoint);
  await init(run, "emulator.tfbackend");
  return run;
}

const lockTable = JSON.stringify({
  TableName: bucket.dynamodb_table,
  AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
  BillingMode: "PAY_PER_REQUEST",
});

/** The emulator finds the service in the signature and does not check the rest of it. */
async function call(emulator: Emulator, service: string, body: string, target?: string) {
  const credential = `emulator/20260101/eu-west-1/${service}/aws4_request`;
  const answer = await fetch(emulator.endpoint, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=none`,
      ...(target === undefined
        ? { "content-type": "application/x-www-form-urlencoded" }
        : { "content-type": "application/x-amz-json-1.0", "x-amz-target": target }),
    },
    body,
  });
  return answer.text();
}

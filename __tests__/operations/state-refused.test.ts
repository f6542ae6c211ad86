import { createHash } from "node:crypto";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketPolicyCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeEach, expect, test } from "vitest";
import { s3ClientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import { interfere } from "../support/interference";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import {
  BUCKET,
  itemAt,
  makeStateHome,
  putItem,
  putObject,
  SHARED,
  s3Of,
} from "../support/state-home";
import { describeTerraform } from "../support/tier";

const PATH = `${BUCKET}/${SHARED}`;

describeTerraform("a state that cannot be used", () => {
  let account: Emulator;
  let project: Project;

  beforeEach(async () => {
    project ??= smallPlatform();
    account = await emptyAccount();
    await makeStateHome(account);
    return () => account.stop();
  });

  afterAll(() => project?.remove());

  test("because its bucket is missing: says how to make it", async () => {
    await (await s3Of(account)).send(new DeleteBucketCommand({ Bucket: BUCKET }));

    const { code, stderr } = await run("plan", "dev");

    expect(stderr).toContain(`the bucket ${BUCKET}, which keeps the state of dev, does not exist`);
    expect(stderr).toContain("Run devops-platform bootstrap dev");
    expect(code).toBe(6);
  });

  test("because its bucket is in another region: says in which", async () => {
    await (await s3Of(account)).send(new DeleteBucketCommand({ Bucket: BUCKET }));
    const there = new S3Client(s3ClientConfig(await accessTo(account.endpoint), "us-west-2"));
    const CreateBucketConfiguration = { LocationConstraint: "us-west-2" } as const;
    await there.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration }));

    const { code, stderr } = await run("state", "list", "shared");

    expect(stderr).toContain(`the bucket ${BUCKET} is in us-west-2`);
    expect(code).toBe(6);
  });

  // The emulator asks no identity policy; the bucket's own policy it does ask.
  test("because its bucket is closed: says what it takes", async () => {
    const Statement = [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:::${BUCKET}/*`,
      },
    ];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await (await s3Of(account)).send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }));
    await putObject(account, SHARED, state());

    const { code, stderr } = await run("state", "list", "shared");

    expect(stderr).toContain(`these credentials may not use the bucket ${BUCKET}`);
    expect(stderr).toContain("s3:GetObject");
    expect(code).toBe(6);
  });

  // As AWS answers for a bucket of another account, which the emulator has not.
  test("because its bucket is somebody else's: says whose role to use", async () => {
    const between = await interfere(account.endpoint);
    between.decide(({ path }) =>
      path.startsWith(`/${BUCKET}`) ? { status: 403, code: "AccessDenied" } : "pass",
    );

    const { code, stderr } = await runCommand(project, between, "bootstrap", "dev", "--yes");
    await between.stop();

    expect(stderr).toContain(`these credentials may not use the bucket ${BUCKET}`);
    expect(stderr).toContain("Use a role of the account 111111111111");
    expect(code).toBe(6);
  });

  test("because a newer Terraform wrote it: says which one to install", async () => {
    await putObject(account, SHARED, state({ terraform_version: "1.99.0" }));

    const { code, stderr } = await run("plan", "shared");

    expect(stderr).toMatch(
      /the state of shared was written by Terraform 1\.99\.0, and this is 1\./,
    );
    expect(stderr).toContain("Install Terraform 1.99.0 or newer");
    expect(code).toBe(6);
  });

  test("because it belongs to another environment: says to which", async () => {
    await putObject(account, SHARED, state({ environment: "staging" }));

    const { code, stderr } = await run("plan", "shared");

    expect(stderr).toContain("belongs to staging of acme, not to shared");
    expect(stderr).toContain("devops-platform state restore shared");
    expect(code).toBe(6);
  });

  test("because Terraform was killed before it noted the digest: is mended", async () => {
    await putObject(account, SHARED, state({ serial: 1 }));
    await putItem(account, `${PATH}-md5`, { Digest: md5(state({ serial: 1 })) });
    await putObject(account, SHARED, state({ serial: 2 }));

    const { code, stderr } = await run("plan", "shared");

    expect(stderr).toContain("The digest of the state of shared was behind; it is mended.");
    expect(code, stderr).toBe(0);
    expect((await itemAt(account, `${PATH}-md5`))?.Digest?.S).toBe(md5(state({ serial: 2 })));
  });

  test("because an older one was put in its place: is not taken for the newest", async () => {
    await putObject(account, SHARED, state({ serial: 5 }));
    await putItem(account, `${PATH}-md5`, { Digest: md5(state({ serial: 5 })) });
    await putObject(account, SHARED, state({ serial: 4 }));

    const { code, stderr } = await run("plan", "shared");

    expect(stderr).toContain("the state of shared was replaced by something else than Terraform");
    expect(code).toBe(6);
  });

  test("because its digest differs while somebody holds the lock: is left alone", async () => {
    await putObject(account, SHARED, state({ serial: 2 }));
    await putItem(account, `${PATH}-md5`, { Digest: md5(state({ serial: 1 })) });
    await putItem(account, PATH, { Info: JSON.stringify({ ID: "1", Who: "ann@example" }) });

    const { stderr } = await run("deploy", "shared", "--only", "--yes");

    expect(stderr).not.toContain("mended");
    expect((await itemAt(account, `${PATH}-md5`))?.Digest?.S).toBe(md5(state({ serial: 1 })));
  });

  const run = (...words: string[]) => runCommand(project, account, ...words);
});

const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** A state of the stack `shared` as Terraform writes it. */
function state({ environment = "shared", serial = 3, terraform_version = "1.11.4" } = {}): string {
  const tags_all = { Environment: environment, Platform: "acme" };
  return JSON.stringify({
    version: 4,
    terraform_version,
    serial,
    lineage: "11111111-1111-1111-1111-111111111111",
    outputs: {},
    resources: [
      {
        mode: "managed",
        type: "aws_ecr_repository",
        name: "backend",
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [
          { schema_version: 0, attributes: { id: "acme/backend", name: "acme/backend", tags_all } },
        ],
      },
    ],
  });
}

import { expect, test } from "vitest";
import { bootstrapStacks } from "./stacks";

const bootstrap = (...parts: Parameters<typeof bootstrapStacks>) => {
  const [first] = bootstrapStacks(...parts);
  if (!first) throw new Error("the platform's home has no bootstrap stack");
  return first;
};

const policy = () =>
  JSON.parse(String(bootstrap().resource("aws_s3_bucket_policy.state").policy)) as {
    Statement: { Sid: string }[];
  };

test("makes exactly the bucket, the table and the key that the stacks' backends name", () => {
  const { json, resource } = bootstrap();
  const { bucket, dynamodb_table, kms_key_id } = json.terraform.backend.s3;
  expect(resource("aws_s3_bucket.state").bucket).toBe(bucket);
  expect(resource("aws_dynamodb_table.locks").name).toBe(dynamodb_table);
  expect(String(kms_key_id)).toMatch(new RegExp(`:${resource("aws_kms_alias.state_key").name}$`));
});

test("old versions of a state are kept as long as the platform says", () => {
  const { resource } = bootstrap({ state: { keepVersionsDays: 90 } });
  expect(resource("aws_s3_bucket_versioning.state").versioning_configuration).toEqual({
    status: "Enabled",
  });
  expect(resource("aws_s3_bucket_lifecycle_configuration.state").rule).toEqual([
    expect.objectContaining({ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }),
  ]);
});

test("the bucket encrypts with the key by default", () => {
  const { rule } = bootstrap().resource("aws_s3_bucket_server_side_encryption_configuration.state");
  expect(rule).toEqual([
    {
      apply_server_side_encryption_by_default: {
        kms_master_key_id: "${aws_kms_key.state_key.arn}",
        sse_algorithm: "aws:kms",
      },
      bucket_key_enabled: true,
    },
  ]);
});

test("the bucket denies plain HTTP for itself and everything in it", () => {
  expect(policy().Statement).toContainEqual({
    Sid: "RequireTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["${aws_s3_bucket.state.arn}", "${aws_s3_bucket.state.arn}/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

test("the bucket denies another encryption, and lets those pass who ask for none", () => {
  const denial = policy().Statement.find(({ Sid }) => Sid === "RequireKey");
  expect(denial).toMatchObject({
    Effect: "Deny",
    Condition: {
      Null: { "s3:x-amz-server-side-encryption": "false" },
      StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
    },
  });
});

test("the bucket is closed to the public and to other owners' objects", () => {
  const { resource } = bootstrap();
  expect(resource("aws_s3_bucket_public_access_block.state")).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(resource("aws_s3_bucket_ownership_controls.state").rule).toEqual({
    object_ownership: "BucketOwnerEnforced",
  });
});

test("the bucket is changed by one resource after the other, as S3 refuses two at once", () => {
  const { resource } = bootstrap();
  expect(resource("aws_s3_bucket_public_access_block.state").depends_on).toEqual([
    "aws_s3_bucket_ownership_controls.state",
  ]);
  expect(resource("aws_s3_bucket_policy.state").depends_on).toEqual([
    "aws_s3_bucket_public_access_block.state",
  ]);
});

test("nothing that holds state can be destroyed by a plan", () => {
  const { resource } = bootstrap();
  for (const address of [
    "aws_s3_bucket.state",
    "aws_dynamodb_table.locks",
    "aws_kms_key.state_key",
  ])
    expect(resource(address).lifecycle, address).toEqual({ prevent_destroy: true });
  expect(resource("aws_dynamodb_table.locks").deletion_protection_enabled).toBe(true);
});

test("a platform that may be destroyed protects nothing that holds state", () => {
  const { resource } = bootstrap({ allowDestroy: { reason: "a rehearsal of the whole platform" } });
  for (const address of [
    "aws_s3_bucket.state",
    "aws_dynamodb_table.locks",
    "aws_kms_key.state_key",
  ])
    expect(resource(address).lifecycle, address).toEqual({ prevent_destroy: false });
  expect(resource("aws_dynamodb_table.locks").deletion_protection_enabled).toBe(false);
});

test("the lock table has the key Terraform asks for, can be restored and costs nothing idle", () => {
  expect(bootstrap().resource("aws_dynamodb_table.locks")).toMatchObject({
    hash_key: "LockID",
    billing_mode: "PAY_PER_REQUEST",
    point_in_time_recovery: { enabled: true },
    server_side_encryption: { enabled: true, kms_key_arn: "${aws_kms_key.state_key.arn}" },
  });
});

test("the lock table is there with the lock file too, so that one can change over", () => {
  const { resources } = bootstrap({ state: { locking: "s3" } });
  expect(resources("aws_dynamodb_table")).toHaveProperty("locks");
});

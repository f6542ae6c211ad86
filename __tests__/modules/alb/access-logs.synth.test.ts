import { describe, expect, test } from "vitest";
import { built } from "./built";

const only = (type: string, ...args: Parameters<typeof built>) =>
  built(...args).resource(`${type}.public_access_logs`);

interface Policy {
  readonly Statement: readonly { readonly Sid: string; readonly [key: string]: unknown }[];
}

const statement = (sid: string) => {
  const policy = JSON.parse(String(only("aws_s3_bucket_policy").policy)) as Policy;
  return policy.Statement.find(({ Sid }) => Sid === sid);
};

describe("access logs", () => {
  test("go to a bucket that can be written before the load balancer exists", () => {
    expect(built().resource("aws_lb.public")).toMatchObject({
      access_logs: { bucket: "${aws_s3_bucket.public_access_logs.bucket}", enabled: true },
      depends_on: ["aws_s3_bucket_policy.public_access_logs"],
    });
  });

  test("can be left out with the bucket", () => {
    const { resource, resources } = built({ accessLogs: false });
    expect(resource("aws_lb.public").access_logs).toBeUndefined();
    expect(resources("aws_s3_bucket")).toEqual({});
  });

  test("are written by load balancers of this account alone", () => {
    expect(statement("LogDelivery")).toMatchObject({
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "${aws_s3_bucket.public_access_logs.arn}/AWSLogs/111111111111/*",
      Condition: {
        ArnLike: {
          "aws:SourceArn": "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/*",
        },
      },
    });
  });

  test("are neither written nor read without TLS", () => {
    expect(statement("RequireTls")).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("are never public, and belong to the account", () => {
    expect(only("aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(only("aws_s3_bucket_ownership_controls")).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
  });

  test("are encrypted with the one kind of key that load balancers can use", () => {
    const encryption = only("aws_s3_bucket_server_side_encryption_configuration");
    expect(JSON.stringify(encryption)).toContain('"sse_algorithm":"AES256"');
  });

  test("go after the days that were asked for, and so does what was left half-written", () => {
    expect(only("aws_s3_bucket_lifecycle_configuration", { accessLogDays: 7 })).toMatchObject({
      rule: [
        {
          status: "Enabled",
          expiration: [{ days: 7 }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
        },
      ],
    });
  });

  test("go with the bucket only when it is disposable", () => {
    expect(only("aws_s3_bucket", {}, { lifecycle: "disposable" }).force_destroy).toBe(true);
    expect(only("aws_s3_bucket", {}, { lifecycle: "durable" }).force_destroy).toBe(false);
  });
});

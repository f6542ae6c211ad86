/** Denies what nobody who is allowed to use the state may do either. */
export function stateBucketPolicy(bucketArn: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      deny("RequireTls", {
        action: "s3:*",
        resource: [bucketArn, `${bucketArn}/*`],
        condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
      // Without the header the bucket's own default applies, which is the key: only another wish is denied.
      deny("RequireKey", {
        action: "s3:PutObject",
        resource: `${bucketArn}/*`,
        condition: {
          Null: { "s3:x-amz-server-side-encryption": "false" },
          StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
        },
      }),
    ],
  });
}

interface Denial {
  readonly action: string;
  readonly resource: string | readonly string[];
  readonly condition: object;
}

const deny = (sid: string, { action, resource, condition }: Denial) => ({
  Sid: sid,
  Effect: "Deny",
  Principal: "*",
  Action: action,
  Resource: resource,
  Condition: condition,
});

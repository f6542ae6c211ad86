/** With these data is gone for good that an environment with `lifecycle: "durable"` keeps; an administrator may take them. */
export const KEPT: readonly string[] = [
  "kms:DeleteAlias",
  "kms:ScheduleKeyDeletion",
  "s3:DeleteBucket",
  "s3:DeleteObjectVersion",
];

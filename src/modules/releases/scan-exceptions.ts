import type { ScanException } from "../../scan-exception";

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV_AWS_119",
    resource: /^aws_dynamodb_table\.releases$/,
    reason:
      "The table is encrypted with a key that AWS owns. Commits, digests and outcomes are no secret to anybody who may read the table.",
  },
];

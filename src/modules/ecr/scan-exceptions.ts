import type { ScanException } from "../../scan-exception";

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV_AWS_136",
    resource: /^aws_ecr_repository\./,
    reason:
      "Images are encrypted with a key that AWS owns; `kmsKeyArn` of an image chooses another one, which costs 1 USD a month and needs grants for every account that pulls.",
  },
];

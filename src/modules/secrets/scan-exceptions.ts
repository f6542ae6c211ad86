import type { ScanException } from "../../scan-exception";

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV_AWS_149",
    resource: /(^|\.)aws_secretsmanager_secret\./,
    reason:
      'Secrets Manager encrypts every secret; `encryption: "customer-managed"` chooses our key, which the scanner does not see in a module because it is known only after it is made.',
  },
  {
    check: "CKV2_AWS_57",
    resource: /(^|\.)aws_secretsmanager_secret\./,
    reason:
      "A rotation by schedule needs a function that can change the value on the other side. Here raising `version` makes a new value; for a master password `rds` rotates it every seven days.",
  },
  {
    check: "CKV2_AWS_34",
    resource: /^aws_ssm_parameter\./,
    reason: "A setting is no secret: reviewers shall see its value in the plan.",
  },
];

import type { ScanException } from "../../scan-exception";

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV2_AWS_34",
    resource: /^aws_ssm_parameter\./,
    reason:
      "Settings are what may be read in the configuration; what may not is declared as a secret.",
  },
  {
    check: "CKV2_AWS_57",
    resource: /aws_secretsmanager_secret\./,
    reason:
      "Rotation needs a function that knows the database or the third party; a generated value is replaced by raising its version.",
  },
  {
    check: "CKV_AWS_149",
    resource: /aws_secretsmanager_secret\./,
    reason:
      "Without `encryption: \"customer-managed\"` the account's own key encrypts it at no cost; with it the key's ARN is unknown until it exists, which the scanner takes for none.",
  },
];

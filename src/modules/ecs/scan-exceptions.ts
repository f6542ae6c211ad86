import type { ScanException } from "../../scan-exception";

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV2_AWS_34",
    resource: /^aws_ssm_parameter\..*_release$/,
    reason:
      "The digest of a released image is no secret, and whoever deploys has to be able to read it in the plan.",
  },
  {
    check: "CKV2_AWS_5",
    resource: /^aws_security_group\./,
    reason: "A one-off task gets its group from the command that runs it, which no plan shows.",
  },
  {
    check: "CKV_AWS_297",
    resource: /^aws_scheduler_schedule\./,
    reason:
      "A schedule says when and which task; it carries no payload that a key of its own would protect.",
  },
];

import type { ScanException } from "../scan-exception";

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV_AWS_338",
    resource: /^aws_cloudwatch_log_group\./,
    reason:
      "How long logs are worth keeping is a field of whatever writes them, in days. A year of everything costs more than it has ever answered.",
  },
];

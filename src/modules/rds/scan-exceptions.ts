import type { ScanException } from "../../scan-exception";

const logs = /^aws_cloudwatch_log_group\..*_(postgresql|upgrade|iam_db_auth_error)$/;

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV_AWS_157",
    resource: /^aws_db_instance\./,
    reason:
      "A standby doubles the price. In a durable environment `multiAz` is checked by the loader and going without takes a reason; a replica is no substitute for one and needs none.",
  },
  {
    check: "CKV_AWS_293",
    resource: /^aws_db_instance\./,
    reason:
      "A disposable database may go, and a replica is a copy. In a durable environment the loader checks `deletionProtection` of the database itself.",
  },
  {
    check: "CKV_AWS_133",
    resource: /^aws_db_instance\..*_replica_\d+$/,
    reason: "A replica is a copy: the backups are its source's.",
  },
  {
    check: "CKV_AWS_158",
    resource: logs,
    reason:
      'CloudWatch encrypts every log group with a key of its own; `encryption: "customer-managed"` replaces that by ours.',
  },
  {
    check: "CKV_AWS_338",
    resource: logs,
    reason:
      "How long logs are kept is `logRetentionDays`, a matter of cost and of what personal data queries hold.",
  },
];

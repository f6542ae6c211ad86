import type { ScanException } from "../../scan-exception";

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV_AWS_133",
    resource: /^aws_db_instance\..*_replica_\d+$/,
    reason: "A replica is restored by making it again; its source has the backups.",
  },
  {
    check: "CKV_AWS_157",
    resource: /^aws_db_instance\..*_replica_\d+$/,
    reason: "A replica is itself the second copy; more zones are more replicas.",
  },
  {
    check: "CKV_AWS_293",
    resource: /^aws_db_instance\..*_replica_\d+$/,
    reason:
      "A replica has no data of its own, and a protected one could not be removed from the configuration in one step.",
  },
];

import type { ScanException } from "../../scan-exception";

const resource = /^aws_s3_bucket\.state$/;

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV_AWS_144",
    resource,
    reason:
      "State describes resources of its own region and is worth nothing without them; old versions of each state are kept against mistakes.",
  },
  {
    check: "CKV_AWS_18",
    resource,
    reason:
      "Access logs would need a second bucket that has to exist before the first; who reads state is seen in CloudTrail's data events.",
  },
  {
    check: "CKV2_AWS_62",
    resource,
    reason: "Nothing reacts to a state that was written: the command that wrote it is still there.",
  },
];

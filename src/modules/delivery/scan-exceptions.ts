import type { ScanException } from "../../scan-exception";

const boundary = /^aws_iam_policy\.\w+_deploy_boundary$/;

export const scanExceptions: readonly ScanException[] = [
  ...["CKV_AWS_289", "CKV_AWS_290"].map((check) => ({
    check,
    resource: boundary,
    reason:
      "A boundary allows nothing: it cuts off what the role's own policies allow. Of IAM it leaves roles of the environment that carry a boundary themselves, and it denies what carries another environment's tags.",
  })),
];

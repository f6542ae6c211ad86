import type { ScanException } from "../../scan-exception";

const boundary = /^aws_iam_policy\.\w+_deploy_boundary$/;
const deploy = /^aws_iam_policy\.\w+_deploy_\d+$/;
const noArn =
  "Where `*` stands, AWS takes no ARN for the action, or compares it with everything: the table of actions says so for each. The boundary of the role keeps what carries another environment's tags out of reach.";

export const scanExceptions: readonly ScanException[] = [
  ...["CKV_AWS_289", "CKV_AWS_290"].map((check) => ({
    check,
    resource: boundary,
    reason:
      "A boundary allows nothing: it cuts off what the role's own policies allow. Of IAM it leaves roles of the environment that carry a boundary themselves, and it denies what carries another environment's tags.",
  })),
  { check: "CKV_AWS_290", resource: deploy, reason: noArn },
  { check: "CKV_AWS_355", resource: deploy, reason: noArn },
  {
    check: "CKV_AWS_355",
    resource: /^aws_iam_policy\.(?:\w+_)?plan_\d+$/,
    reason:
      "What lists takes no ARN, and AWS has no tags to go by before it lists. Nothing is written.",
  },
];

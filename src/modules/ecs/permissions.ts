import type { Statement } from "../../iam";
import type { Naming } from "../../naming";

export interface ExecutionNeeds {
  /** Repositories of the task's images. */
  readonly repositoryArns: readonly string[];
  readonly logGroupArn: string;
  /** Secrets whose values become variables. */
  readonly secretArns: readonly string[];
  /** Parameters whose values become variables. */
  readonly settingArns: readonly string[];
  /** Customer-managed key of those secrets. */
  readonly kmsKeyArn?: string | undefined;
}

/** What ECS itself does before and beside the process: pull, log, read what is injected. */
export function executionStatements(naming: Naming, needs: ExecutionNeeds): Statement[] {
  return [
    ...pull(needs.repositoryArns),
    writeLogs(needs.logGroupArn),
    ...readAll("ReadSecrets", "secretsmanager:GetSecretValue", needs.secretArns),
    ...readAll("ReadSettings", "ssm:GetParameters", needs.settingArns),
    ...(needs.kmsKeyArn !== undefined && needs.secretArns.length > 0
      ? [decryptThrough(naming, "secretsmanager", needs.kmsKeyArn)]
      : []),
  ];
}

/** What a session of ECS Exec needs of the task it opens a shell in. */
export function execStatements(
  naming: Naming,
  logGroupArn: string,
  kmsKeyArn: string | undefined,
): Statement[] {
  return [
    {
      sid: "OpenExecChannel",
      actions: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      // AWS takes no ARN for these.
      resources: ["*"],
    },
    {
      sid: "FindExecLogs",
      actions: ["logs:DescribeLogGroups"],
      // It lists: AWS compares with all groups of the account and region, never with one.
      resources: [naming.arn("logs", "log-group:*")],
    },
    {
      sid: "WriteExecLogs",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [`${logGroupArn}:*`],
    },
    ...(kmsKeyArn === undefined
      ? []
      : [{ sid: "DecryptExec", actions: ["kms:Decrypt"], resources: [kmsKeyArn] }]),
  ];
}

function pull(repositoryArns: readonly string[]): Statement[] {
  if (repositoryArns.length === 0) return [];
  return [
    {
      sid: "LogInToRegistry",
      actions: ["ecr:GetAuthorizationToken"],
      // AWS takes no ARN here: the token is good for what the role may pull, and no more.
      resources: ["*"],
    },
    {
      sid: "PullImages",
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      resources: repositoryArns,
    },
  ];
}

/** The ARN with `:*` is that of the group's streams. */
const writeLogs = (logGroupArn: string): Statement => ({
  sid: "WriteLogs",
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [`${logGroupArn}:*`],
});

const readAll = (sid: string, action: string, resources: readonly string[]): Statement[] =>
  resources.length === 0 ? [] : [{ sid, actions: [action], resources }];

const decryptThrough = (naming: Naming, service: string, kmsKeyArn: string): Statement => ({
  sid: "DecryptSecrets",
  actions: ["kms:Decrypt"],
  resources: [kmsKeyArn],
  conditions: {
    StringEquals: { "kms:ViaService": `${service}.${naming.region}.${naming.dnsSuffix}` },
  },
});

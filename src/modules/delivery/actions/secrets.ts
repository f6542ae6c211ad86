import type { ActionsByType, Grant } from "./grant";
import { throughService } from "./keys";
import { type Names, prescribed } from "./names";
import { anywhere } from "./scope";

/** AWS adds six characters to a secret's name. */
export const secrets = (names: Names) => {
  const { own } = names;
  return [
    own.arn("secretsmanager", `secret:/${own.platform}/${own.environment}/*`),
    // By its name alone where it is not there yet.
    ...prescribed(names, "secret").flatMap((name) =>
      [name, `${name}-??????`].map((one) => own.arn("secretsmanager", `secret:${one}`)),
    ),
  ];
};

/** A name may begin with a slash, which stands once in the ARN. */
export const parameters = (names: Names) => {
  const { own } = names;
  return [
    own.arn("ssm", `parameter/${own.platform}/${own.environment}/*`),
    ...prescribed(names, "parameter").map((name) =>
      own.arn("ssm", `parameter/${name.replace(/^\//, "")}`),
    ),
  ];
};

const secretsManager = (...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `secretsmanager:${action}`),
  on: secrets,
});

const ssm = (...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `ssm:${action}`),
  on: parameters,
});

/** Secrets and settings. */
export const secretActions: ActionsByType = {
  aws_secretsmanager_secret: {
    read: [secretsManager("DescribeSecret", "GetResourcePolicy")],
    write: [
      secretsManager(
        "CreateSecret",
        "UpdateSecret",
        "DeleteSecret",
        "TagResource",
        "UntagResource",
      ),
    ],
  },
  aws_secretsmanager_secret_version: {
    // It compares the value where it is not write-only, and asks for it in any case. The generated one is made at
    // each plan, and the master user's is read back for the database.
    read: [
      secretsManager("DescribeSecret", "GetSecretValue", "ListSecretVersionIds"),
      anywhere("secretsmanager:GetRandomPassword"),
      throughService("secretsmanager", "kms:Decrypt"),
    ],
    write: [
      secretsManager("PutSecretValue", "UpdateSecretVersionStage"),
      throughService("secretsmanager", "kms:Decrypt", "kms:GenerateDataKey"),
    ],
  },
  aws_ssm_parameter: {
    read: [
      ssm("GetParameter", "GetParameters", "ListTagsForResource"),
      anywhere("ssm:DescribeParameters"),
    ],
    write: [ssm("PutParameter", "DeleteParameter", "AddTagsToResource", "RemoveTagsFromResource")],
  },
};

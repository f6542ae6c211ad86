import type { ActionsByType, Grant } from "./grant";
import type { Names } from "./names";
import { anyArns, anywhere, becomingOwn, ownedByTag, taggedAsOwn } from "./scope";

const keys = anyArns("kms", "key");

const owned = (...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `kms:${action}`),
  on: keys,
  conditions: ownedByTag,
});

/**
 * Use of the environment's key by a service in the name of the caller. AWS's own keys allow that themselves: their
 * policies let in whoever may use the service.
 */
export const throughService = (service: string, ...actions: readonly string[]): Grant => ({
  actions,
  on: keys,
  conditions: (names) => ({
    StringEquals: {
      ...ownedByTag(names).StringEquals,
      "kms:ViaService": `${service}.${names.own.region}.${names.own.dnsSuffix}`,
    },
  }),
});

const aliases = ({ own }: Names) => [own.arn("kms", `alias/${own.prefix}`)];

/** KMS. */
export const keyActions: ActionsByType = {
  aws_kms_key: {
    read: [owned("DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus", "ListResourceTags")],
    write: [
      // AWS takes no ARN of a key that is not there yet.
      { actions: ["kms:CreateKey"], on: () => ["*"], conditions: taggedAsOwn },
      { actions: ["kms:TagResource", "kms:UntagResource"], on: keys, conditions: becomingOwn },
      owned(
        "PutKeyPolicy",
        "EnableKeyRotation",
        "EnableKey",
        "UpdateKeyDescription",
        "ScheduleKeyDeletion",
      ),
    ],
  },
  aws_kms_alias: {
    read: [anywhere("kms:ListAliases")],
    write: [
      { actions: ["kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"], on: aliases },
      owned("CreateAlias", "UpdateAlias", "DeleteAlias"),
    ],
  },
};

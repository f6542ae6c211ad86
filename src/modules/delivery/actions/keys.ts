import type { Conditions } from "../../../iam";
import type { ActionsByType, Grant } from "./grant";
import type { Names } from "./names";
import {
  anyArns,
  anywhere,
  becomingOwn,
  keptAsOwn,
  ownedByTag,
  ownedOrUntagged,
  taggedAsOwn,
} from "./scope";

const keys = anyArns("kms", "key");

const owned = (...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `kms:${action}`),
  on: keys,
  conditions: ownedByTag,
});

/** A new key has its tags for AWS's policies only after up to five minutes: what is asked and set right after it was made. */
const young = (...actions: readonly string[]): Grant => ({
  ...owned(...actions),
  conditions: ownedOrUntagged,
});

/** Only of a key that has neither tags nor a name: whoever gives a key its tags could take it. */
const becomingOwnKey = (names: Names): Conditions => ({
  ...becomingOwn(names),
  Null: { ...becomingOwn(names).Null, "kms:ResourceAliases": "true" },
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
    read: [young("DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus", "ListResourceTags")],
    write: [
      // AWS takes no ARN of a key that is not there yet.
      { actions: ["kms:CreateKey"], on: () => ["*"], conditions: taggedAsOwn },
      { actions: ["kms:TagResource"], on: keys, conditions: becomingOwnKey },
      { actions: ["kms:TagResource", "kms:UntagResource"], on: keys, conditions: keptAsOwn },
      young("EnableKeyRotation"),
      owned("PutKeyPolicy", "EnableKey", "UpdateKeyDescription", "ScheduleKeyDeletion"),
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

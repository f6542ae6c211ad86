import type { Statement } from "../../iam";
import type { Names } from "./actions";
import { KEPT } from "./kept";
import { ownIam } from "./own-iam";
import { ownKeys } from "./own-keys";
import { ownState } from "./state-access";

/** What all environments share is in them, so no more than the role's own policies allow. */
const EXACT = ["dynamodb", "ecr", "sns"];

/** Written out below. */
const APART = ["iam", "kms", "s3", "sts"];

/**
 * The most that the role which deploys an environment may do, whatever policy somebody hangs on it: the services
 * of its own policies, never what carries the tags of another environment, and of IAM only roles that carry the
 * environment's boundary.
 */
export function deployBoundary(names: Names, allowed: readonly Statement[]): Statement[] {
  const { own } = names;
  return [
    {
      sid: "Services",
      actions: servicesOf(allowed).map((service) => `${service}:*`),
      // Kept to the environment by the deny below and by the role's own policies.
      resources: ["*"],
    },
    ...allowed.flatMap((statement) => only(statement, EXACT)),
    ...ownBuckets(names),
    ...allowed.flatMap((statement) => ofState(names, statement)),
    ...ownState(own).flatMap((statement) => only(statement, ["kms"])),
    ...ownKeys(names),
    ...ownIam(names),
    ...(names.durable
      ? [{ sid: "Kept", effect: "Deny" as const, actions: KEPT, resources: ["*"] }]
      : []),
    {
      sid: "OtherEnvironments",
      effect: "Deny",
      actions: ["*"],
      resources: ["*"],
      conditions: {
        StringEquals: { "aws:ResourceTag/Platform": own.platform },
        StringNotEquals: { "aws:ResourceTag/Environment": [own.environment, "shared"] },
      },
    },
  ];
}

const ownBuckets = ({ own }: Names): Statement[] => [
  {
    sid: "Buckets",
    actions: ["s3:*"],
    resources: [`arn:${own.partition}:s3:::${own.prefix}-*`],
  },
];

/** What a statement allows of the bucket of states, which is no environment's own. */
function ofState({ own }: Names, statement: Statement): Statement[] {
  const bucket = `arn:${own.partition}:s3:::${own.stateBucket()}`;
  const resources = statement.resources.filter((resource) => resource.startsWith(bucket));
  // Tags and versions with what they are of: a policy has little room.
  const actions = statement.actions.map((one) =>
    one.replace(/^(s3:(?:(?:Get|Put)Object|ListBucket)).*/, "$1*"),
  );
  return resources.length === 0
    ? []
    : [{ ...statement, actions: [...new Set(actions)], resources }];
}

const servicesOf = (allowed: readonly Statement[]): string[] =>
  [...new Set(allowed.flatMap(({ actions }) => actions.map(serviceOf)))]
    .filter((service) => !EXACT.includes(service) && !APART.includes(service))
    .sort();

const serviceOf = (action: string): string => action.slice(0, action.indexOf(":"));

function only(statement: Statement, services: readonly string[]): Statement[] {
  const actions = statement.actions.filter((action) => services.includes(serviceOf(action)));
  return actions.length === 0 ? [] : [{ ...statement, actions }];
}

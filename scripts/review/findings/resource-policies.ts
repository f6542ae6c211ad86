import { type Gain, gains } from "../iam/compare";
import { documentAt } from "../iam/documents";
import type { Statement } from "../iam/statement";
import { actionsInWords, conditionInWords, principalsInWords } from "../iam/words";
import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { MASK } from "../model/secrets";
import { isNothing, textOf } from "../model/values";
import { bucketOf, isGuarded } from "./bucket-guard";
import { comesFrom, finding } from "./context";
import { type Finding, fact } from "./finding";
import { unknownPolicy } from "./permissions";
import { type Judged, judged } from "./policy-judged";

/** Arguments that hold a policy of who may use the resource, in types that are no identity. */
const ARGUMENTS = [
  "policy",
  "access_policies",
  "access_policy",
  "resource_policy",
  "policy_document",
];

/** Types whose `policy` is of another kind. */
const OTHERS =
  /^aws_iam_|^aws_ssoadmin_|^aws_organizations_policy$|lifecycle_policy|^aws_(autoscaling|appautoscaling|lb|elb|dlm|backup_selection|networkfirewall|opensearchserverless|cloudwatch_log_data_protection|s3_bucket_lifecycle|fms|dns|wafv2|sesv2?_configuration|ecr_registry_scanning|route53)_|^aws_vpc_endpoint/;

/** Arguments that name what a policy is of, so that it is the same wherever it is written. */
const OWNERS = [
  ["bucket", /^aws_s3_bucket$/],
  ["queue_url", /^aws_sqs_queue$/],
  ["arn", /^aws_sns_topic$/],
  ["repository", /^aws_ecr_repository$/],
  ["key_id", /^aws_kms_key$/],
  ["secret_arn", /^aws_secretsmanager_secret$/],
  ["file_system_id", /^aws_efs_file_system$/],
  ["domain_name", /^aws_(opensearch|elasticsearch)_domain$/],
  ["rest_api_id", /^aws_api_gateway_rest_api$/],
  ["backup_vault_name", /^aws_backup_vault$/],
  ["resource_arn", /./],
] as const;

interface Owned {
  readonly owner: string;
  readonly before: Written[];
  readonly after: Written[];
  readonly unknown: Resource[];
  /** Whether what it is of was there before. */
  existed: boolean;
}

interface Written extends Statement {
  readonly in: Resource;
}

/** Policies of buckets, queues, keys and so on that let in more than before. */
export function resourcePolicies(plan: Plan, ownAccounts: ReadonlySet<string>): Finding[] {
  const owned = new Map<string, Owned>();
  for (const resource of plan.resources) {
    if (OTHERS.test(resource.type) || resource.deposed || resource.action === "forget") continue;
    for (const argument of ARGUMENTS) collect(plan, resource, argument, owned);
  }
  return [...owned.values()].flatMap((one) => [
    ...compared(plan, one, ownAccounts),
    ...one.unknown.filter(({ action }) => action !== "none").map(unknownPolicy),
  ]);
}

function collect(
  plan: Plan,
  resource: Resource,
  argument: string,
  owned: Map<string, Owned>,
): void {
  const touched = [resource.before, resource.after].some((side) => !isNothing(side?.[argument]));
  if (!touched && !isMarked(resource.unknown, [argument])) return;
  const owner = ownerOf(plan, resource);
  const known = owned.get(owner);
  const one: Owned = known ?? { owner, before: [], after: [], unknown: [], existed: false };
  owned.set(owner, one);
  one.existed ||= plan.at(owner)?.before !== undefined || resource.before !== undefined;
  for (const side of ["before", "after"] as const) {
    const document = documentAt(plan, resource, argument, side);
    if (document === "unknown") one.unknown.push(resource);
    else one[side].push(...document.map((statement) => ({ ...statement, in: resource })));
  }
}

function ownerOf(plan: Plan, resource: Resource): string {
  if (!/polic(y|ies)$/.test(resource.type)) return resource.address;
  for (const [argument, types] of OWNERS) {
    const side: Side = resource.after === undefined ? "before" : "after";
    const value = resource[side]?.[argument];
    if (isNothing(value) && !isMarked(resource.unknown, [argument])) continue;
    const [owner] = plan.named(resource, argument, value, types, side);
    if (owner && owner !== resource) return owner.address;
    const text = textOf(value);
    if (text !== undefined) return text;
  }
  return resource.address;
}

function compared(plan: Plan, owned: Owned, ownAccounts: ReadonlySet<string>): Finding[] {
  const plain = (one: Written): Statement => ({ ...one, in: undefined }) as Statement;
  const [before, after] = [owned.before.map(plain), owned.after.map(plain)];
  return gains(before, after, owned.existed && stays(plan, owned)).flatMap((gain) => {
    const of = [...owned.after, ...owned.before].find(
      (one) => JSON.stringify(plain(one)) === JSON.stringify(gain.statement),
    );
    return of ? widened(plan, owned, gain, of.in, ownAccounts) : [];
  });
}

/** A denial that goes together with what it guards is no loss; one of what another state has is. */
const stays = (plan: Plan, { owner, after, unknown }: Owned): boolean => {
  const guarded = plan.at(owner);
  if (unknown.length > 0) return false;
  return after.length > 0 || guarded === undefined || guarded.after !== undefined;
};

function widened(
  plan: Plan,
  owned: Owned,
  gain: Gain,
  resource: Resource,
  ownAccounts: ReadonlySet<string>,
): Finding[] {
  const { severity, rule, what, why } = refusedAnyway(
    plan,
    resource,
    judged(gain, ownAccounts, owned.existed),
  );
  if (severity === undefined) return [];
  const secret = [resource.secret.before, resource.secret.after].some((mark) =>
    ARGUMENTS.some((argument) => isMarked(mark, [argument])),
  );
  const words = (text: string) => (secret ? MASK : plan.secrets.hide(text));
  return [
    finding(resource, {
      kind: "exposure",
      rule,
      severity,
      what,
      causes: secret
        ? []
        : [
            ...(gain.conditionsWere?.conditions ?? []).map(
              (one) => `Before, only with ${words(conditionInWords(one))}`,
            ),
            ...gain.statement.conditions.map(
              (one) =>
                `${gain.how === "allowed" ? "With" : "It was denied with"} ${words(conditionInWords(one))}`,
            ),
            ...ARGUMENTS.filter((one) => !isNothing(resource.after?.[one])).flatMap((one) =>
              comesFrom(plan, resource, one),
            ),
          ],
      why,
      todo: "Name who needs it, or add a condition that keeps everyone else out.",
      facts: [
        ...fact("who", words(principalsInWords(gain))),
        ...fact("may", words(actionsInWords(gain))),
      ],
      ...(owned.owner === resource.address || plan.at(owned.owner) === undefined
        ? {}
        : { also: [owned.owner] }),
    }),
  ];
}

/** A public access block that stays keeps a public policy from counting. */
function refusedAnyway(plan: Plan, { address }: Resource, judged: Judged): Judged {
  const bucket = judged.rule === "policy-public" ? bucketOf(plan, address) : undefined;
  if (bucket === undefined || !isGuarded(plan, bucket, "policy")) return judged;
  return {
    ...judged,
    severity: "medium",
    what: "would let everyone in, if the bucket's public access block did not refuse it",
    why: "Only the block is left between the bucket and everyone.",
  };
}

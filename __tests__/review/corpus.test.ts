import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planOf, reviewOf } from "./support/reviewed";

/**
 * What a review finds in each plan of the corpus, all of it: level, kind, rule and address. A case without any
 * is a near miss. The plans are the real provider's: `support/make-corpus.ts`.
 */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  "connections-new-service": [
    "note exposure security-group-opened aws_vpc_security_group_ingress_rule.api_db",
  ],
  "cost-larger-database": [
    "warn cost costs-more the whole plan",
    "note outage restarted aws_db_instance.main",
  ],
  "cost-more-storage": ["warn cost costs-more the whole plan"],
  "cost-nat-gateway": ["note cost costs-more the whole plan"],
  "data-loss-bucket-destroyed": [
    "deny data-loss stateful-destroyed aws_dynamodb_table.carts",
    "deny data-loss stateful-destroyed aws_s3_bucket.uploads",
  ],
  "data-loss-database-replaced": ["deny data-loss stateful-replaced aws_db_instance.orders"],
  "data-loss-key-cascades": [
    "deny data-loss stateful-replaced aws_efs_file_system.files",
    "deny data-loss stateful-replaced aws_kms_key.data",
  ],
  "data-loss-near-forgotten": [],
  "data-loss-near-log-group-kept": [],
  "data-loss-near-replica": ["warn data-loss stateful-destroyed aws_db_instance.reader"],
  "data-loss-near-stateless-replaced": [],
  "data-loss-retention-shortened": [
    "deny data-loss objects-expire-sooner aws_s3_bucket_lifecycle_configuration.archive",
    "warn data-loss retention-shortened aws_cloudwatch_log_group.api",
  ],
  "exposure-api-without-authorization": ["warn exposure made-public aws_apigatewayv2_route.orders"],
  "exposure-bucket-policy-public": ["deny exposure policy-public aws_s3_bucket_policy.assets"],
  "exposure-cluster-endpoint": [
    "warn exposure made-public aws_eks_cluster.main",
    "warn protection logging-weakened aws_eks_cluster.main",
  ],
  "exposure-function-permissions": ["warn exposure made-public aws_lambda_permission.anyone"],
  "exposure-group-may-reach": [
    "note exposure security-group-opened aws_vpc_security_group_ingress_rule.batch",
  ],
  "exposure-inline-rule": ["deny exposure security-group-opened aws_security_group.db"],
  "exposure-ipv6-ssh": [
    "deny exposure security-group-opened aws_vpc_security_group_ingress_rule.ssh",
  ],
  "exposure-key-policy": ["deny exposure policy-public aws_kms_key.open"],
  "exposure-near-bucket-policy-limited": [],
  "exposure-near-inline-to-standalone": [],
  "exposure-near-policy-moved-out": [],
  "exposure-near-private-and-narrower": [],
  "exposure-new-web-group": ["warn exposure security-group-opened aws_security_group.web"],
  "exposure-prefix-list-widened": [
    "warn exposure security-group-opened aws_security_group_rule.offices",
  ],
  "exposure-public-access-block": [
    "warn exposure made-public aws_s3_bucket_public_access_block.assets",
    "warn exposure made-public aws_s3_bucket_acl.assets",
  ],
  "exposure-resource-policies": [
    "deny exposure policy-public aws_sqs_queue_policy.jobs",
    "warn exposure policy-other-account aws_ecr_repository_policy.app",
    "note exposure policy-widened aws_sns_topic_policy.news",
  ],
  "exposure-security-group-replaced": ["note outage serving-replaced aws_security_group.api"],
  "exposure-snapshots-shared": [
    "deny exposure made-public aws_ami_launch_permission.everyone",
    "deny exposure made-public aws_db_snapshot.last",
  ],
  "exposure-subnet-gets-a-way-out": ["warn exposure subnets-made-public aws_route.out"],
  "exposure-switches": [
    "warn outage serving-replaced aws_lb.web",
    "deny exposure made-public aws_db_instance.main",
    "warn exposure made-public aws_lambda_function_url.hook",
    "warn exposure made-public aws_lb.web",
  ],
  "nothing-to-change": [],
  "outage-database-upgraded": ["warn outage restarted aws_db_instance.main"],
  "outage-in-place": [
    "warn outage stopped aws_ecs_service.api",
    "warn outage restarted aws_instance.web",
  ],
  "outage-names-clash": ["warn outage replacement-clashes aws_lb_target_group.api"],
  "outage-near-created-first": ["note outage serving-replaced-first aws_lb_target_group.api"],
  "outage-replaced-with-a-gap": ["warn outage serving-replaced aws_lb_target_group.api"],
  "permissions-administrator": [
    "deny permissions policy-attached aws_iam_role_policy_attachment.ops",
  ],
  "permissions-boundary-removed": ["warn permissions boundary-removed aws_iam_role.app"],
  "permissions-deny-removed": ["warn permissions denial-removed aws_iam_policy.people"],
  "permissions-near-condition-tightened": [],
  "permissions-near-regrouped": [],
  "permissions-not-action": ["deny permissions permissions-widened aws_iam_policy.people"],
  "permissions-of-a-new-role": [
    "deny permissions permissions-granted aws_iam_role_policy.worker",
    "note permissions permissions-granted aws_iam_role_policy.worker",
  ],
  "permissions-of-people": [
    "warn permissions way-in-made aws_iam_access_key.ana",
    "warn permissions permissions-widened aws_iam_group_policy.people",
  ],
  "permissions-trust": [
    "warn permissions trust-condition-loosened aws_iam_role.ci",
    "warn permissions trust-condition-loosened aws_iam_role.partner",
  ],
  "permissions-trust-of-new-roles": [
    "deny permissions trust-widened aws_iam_role.any_repository",
    "deny permissions trust-widened aws_iam_role.everyone",
  ],
  "permissions-wildcard": ["warn permissions permissions-widened aws_iam_role_policy.app"],
  "protection-bucket": [
    "warn protection backup-weakened aws_s3_bucket_versioning.data",
    "warn protection logging-removed aws_s3_bucket_logging.data",
    "warn protection encryption-weakened aws_s3_bucket_server_side_encryption_configuration.data",
  ],
  "protection-container": [
    "warn protection container-weakened aws_ecs_task_definition.api",
    "warn protection container-weakened aws_ecs_task_definition.api",
  ],
  "protection-database": [
    "warn protection backup-weakened aws_db_instance.main",
    "warn protection protection-weakened aws_db_instance.main",
    "warn protection logging-weakened aws_db_instance.main",
  ],
  "protection-listener-no-longer-redirects": [
    "warn protection transport-weakened aws_lb_listener.plain",
  ],
  "protection-near-turned-on": [],
  "protection-parameters-and-streams": [
    "deny data-loss retention-shortened aws_kinesis_stream.events",
    "warn protection encryption-weakened aws_kinesis_stream.events",
    "warn protection parameter-weakened aws_db_parameter_group.main",
  ],
  "protection-watching-destroyed": [
    "deny protection logging-removed aws_cloudtrail.main",
    "warn protection protection-weakened aws_guardduty_detector.main",
    "warn protection logging-removed aws_cloudwatch_metric_alarm.errors",
  ],
  "protection-weaker-transport": [
    "warn protection protection-weakened aws_instance.web",
    "warn protection transport-weakened aws_lb_listener.web",
  ],
  "rename-count-to-for-each": [
    "deny data-loss stateful-destroyed aws_cloudwatch_log_group.service[0]",
    "deny data-loss stateful-destroyed aws_cloudwatch_log_group.service[1]",
  ],
  "rename-near-another-name": ["deny data-loss stateful-destroyed aws_dynamodb_table.carts"],
  "rename-queue": [
    "deny data-loss stateful-destroyed aws_dynamodb_table.carts",
    "warn data-loss stateful-destroyed aws_sqs_queue.jobs",
  ],
  "rename-said-by-moved": [],
  "rest-tags-only": [],
  "same-change-dev": ["warn data-loss retention-shortened aws_cloudwatch_log_group.api"],
  "same-change-prod": ["warn data-loss retention-shortened aws_cloudwatch_log_group.api"],
  "secrets-planted": [],
};

/** Its price changes, which is told for every plan. */
const isCost = (line: string): boolean => / cost /.test(line);

describe("the corpus", () => {
  test.each(Object.keys(FOUND))("%s", (name) => {
    const found = reviewOf([planOf(name)]).findings.map(
      ({ level, kind, rule, address }) => `${level} ${kind} ${rule} ${address}`,
    );
    const expected = FOUND[name] ?? [];
    const withCost = name.startsWith("cost-");
    expect(found.filter((line) => withCost || !isCost(line))).toEqual(expected);
  });

  test("has no plan that nobody looks at", () => {
    expect(readdirSync(join(import.meta.dirname, "corpus")).sort()).toEqual(
      Object.keys(FOUND).sort(),
    );
  });
});

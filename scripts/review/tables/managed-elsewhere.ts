/**
 * An argument that other resources manage as well: the provider reads into it what they made, once something asks
 * AWS, though the configuration does not set it there.
 */
export interface ManagedElsewhere {
  readonly types: RegExp;
  readonly argument: string;
  /** The resources that manage it. */
  readonly by: RegExp;
  /** The argument of theirs that says of what. */
  readonly of: string;
  /** What else it must say to count. */
  readonly where?: readonly [argument: string, value: boolean];
  /**
   * Of lists that people can add to: the fields that name an element, here and there. Without, what manages it has all
   * of it, and says itself what was changed by hand.
   */
  readonly each?: readonly (readonly [here: string, there: string])[];
}

const bucket = (argument: string, resource = argument): ManagedElsewhere => ({
  types: /^aws_s3_bucket$/,
  argument,
  by: new RegExp(`^aws_s3_bucket_${resource}$`),
  of: "bucket",
});

const whole = (types: RegExp, argument: string, by: RegExp, of: string): ManagedElsewhere => ({
  types,
  argument,
  by,
  of,
});

/**
 * Rules of security groups and policies of identities are none of them: those are compared as sets, wherever they stand.
 * Source: the notes of the AWS provider's documentation on resources that conflict with arguments of others.
 */
export const MANAGED_ELSEWHERE: readonly ManagedElsewhere[] = [
  {
    types: /^aws_(default_)?route_table$/,
    argument: "route",
    by: /^aws_route$/,
    of: "route_table_id",
    each: [
      ["cidr_block", "destination_cidr_block"],
      ["ipv6_cidr_block", "destination_ipv6_cidr_block"],
      ["destination_prefix_list_id", "destination_prefix_list_id"],
    ],
  },
  {
    types: /^aws_(default_)?network_acl$/,
    argument: "ingress",
    by: /^aws_network_acl_rule$/,
    of: "network_acl_id",
    where: ["egress", false],
    each: [["rule_no", "rule_number"]],
  },
  {
    types: /^aws_(default_)?network_acl$/,
    argument: "egress",
    by: /^aws_network_acl_rule$/,
    of: "network_acl_id",
    where: ["egress", true],
    each: [["rule_no", "rule_number"]],
  },
  bucket("lifecycle_rule", "lifecycle_configuration"),
  bucket("versioning"),
  bucket("server_side_encryption_configuration"),
  bucket("logging"),
  bucket("website", "website_configuration"),
  bucket("cors_rule", "cors_configuration"),
  bucket("policy"),
  bucket("acl"),
  bucket("grant", "acl"),
  bucket("acceleration_status", "accelerate_configuration"),
  bucket("request_payer", "request_payment_configuration"),
  bucket("object_lock_configuration"),
  bucket("object_lock_enabled", "object_lock_configuration"),
  bucket("replication_configuration"),
  whole(/^aws_sqs_queue$/, "policy", /^aws_sqs_queue_policy$/, "queue_url"),
  whole(/^aws_sqs_queue$/, "redrive_policy", /^aws_sqs_queue_redrive_policy$/, "queue_url"),
  whole(
    /^aws_sqs_queue$/,
    "redrive_allow_policy",
    /^aws_sqs_queue_redrive_allow_policy$/,
    "queue_url",
  ),
  whole(/^aws_sns_topic$/, "policy", /^aws_sns_topic_policy$/, "arn"),
  whole(/^aws_kms_key$/, "policy", /^aws_kms_key_policy$/, "key_id"),
  whole(
    /^aws_secretsmanager_secret$/,
    "policy",
    /^aws_secretsmanager_secret_policy$/,
    "secret_arn",
  ),
  whole(/^aws_vpc_endpoint$/, "policy", /^aws_vpc_endpoint_policy$/, "vpc_endpoint_id"),
  whole(
    /^aws_(opensearch|elasticsearch)_domain$/,
    "access_policies",
    /^aws_(opensearch|elasticsearch)_domain_policy$/,
    "domain_name",
  ),
  whole(/^aws_api_gateway_rest_api$/, "policy", /^aws_api_gateway_rest_api_policy$/, "rest_api_id"),
  whole(
    /^aws_ecs_cluster$/,
    "capacity_providers",
    /^aws_ecs_cluster_capacity_providers$/,
    "cluster_name",
  ),
  whole(
    /^aws_ecs_cluster$/,
    "default_capacity_provider_strategy",
    /^aws_ecs_cluster_capacity_providers$/,
    "cluster_name",
  ),
  whole(
    /^aws_autoscaling_group$/,
    "desired_capacity",
    /^aws_autoscaling_(policy|schedule)$/,
    "autoscaling_group_name",
  ),
  whole(
    /^aws_autoscaling_group$/,
    "target_group_arns",
    /^aws_autoscaling_attachment$/,
    "autoscaling_group_name",
  ),
  whole(
    /^aws_autoscaling_group$/,
    "load_balancers",
    /^aws_autoscaling_attachment$/,
    "autoscaling_group_name",
  ),
  whole(/^aws_ecs_service$/, "desired_count", /^aws_appautoscaling_target$/, "resource_id"),
  ...["read_capacity", "write_capacity"].map((one) =>
    whole(/^aws_dynamodb_table$/, one, /^aws_appautoscaling_target$/, "resource_id"),
  ),
];

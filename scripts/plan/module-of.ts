/**
 * The part of a platform that a type of resource belongs to; the first that fits. A type that none of
 * these know is named by its service, as AWS's provider names it: `aws_lambda_function` is `lambda`.
 */
const MODULES: readonly (readonly [types: RegExp, module: string])[] = [
  [/^aws_(vpc_security_group|security_group)/, "security groups"],
  [
    /^aws_(vpc|subnet|route_table|route$|nat_gateway|internet_gateway|egress_only|eip|flow_log|network_acl|default_|ec2_managed_prefix_list)/,
    "network",
  ],
  [/^aws_(lb|alb)(_|$)/, "load balancer"],
  [/^aws_(acm|route53)/, "domains and certificates"],
  [/^aws_(db|rds)_/, "database"],
  [/^aws_(elasticache|memorydb)_/, "cache"],
  [/^aws_(ecs_cluster|service_discovery)/, "cluster"],
  [/^aws_(ecs|appautoscaling|scheduler|cloudwatch_event)_/, "workloads"],
  [/^aws_(secretsmanager|ssm)_/, "secrets and settings"],
  [/^aws_iam_/, "permissions"],
  [/^aws_cloudwatch_/, "logs and alarms"],
  [/^aws_s3_/, "buckets"],
  [/^aws_dynamodb_/, "tables"],
  [/^aws_kms_/, "keys"],
  [/^aws_ecr_/, "registry"],
  [/^aws_wafv2_/, "firewall"],
];

/** The part of a platform that a resource belongs to, by its type. */
export function moduleOf(type: string): string {
  const known = MODULES.find(([types]) => types.test(type));
  if (known) return known[1];
  const [provider = type, service] = type.split("_");
  return provider === "aws" && service ? service : provider;
}

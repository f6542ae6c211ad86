interface State {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances: readonly { readonly attributes: StateAttributes }[];
  }[];
}

interface StateAttributes {
  readonly arn?: string;
  readonly tags_all?: Readonly<Record<string, string>> | null;
}

const managed = (state: string) =>
  (JSON.parse(state) as State).resources.filter(({ mode }) => mode === "managed");

/** The types of everything in a state. */
export function typesIn(state: string): string[] {
  return [...new Set(managed(state).map(({ type }) => type))].sort();
}

/** The ARNs of everything in a state that has tags, by type. */
export function taggedArnsIn(state: string): { readonly type: string; readonly arn: string }[] {
  return managed(state).flatMap(({ type, instances }) =>
    instances.flatMap(({ attributes: { arn, tags_all } }) =>
      arn !== undefined && Object.keys(tags_all ?? {}).length > 0 ? [{ type, arn }] : [],
    ),
  );
}

/** Types that are part of another resource, or of Terraform alone: on AWS there is none without it. */
export const goesWithItsOwner = new Set([
  "aws_acm_certificate_validation",
  "aws_appautoscaling_policy",
  "aws_appautoscaling_scheduled_action",
  "aws_default_security_group",
  "aws_ecs_cluster_capacity_providers",
  "aws_ecs_service",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_lb_listener",
  "aws_lb_listener_certificate",
  "aws_lb_listener_rule",
  "aws_route",
  "aws_route_table_association",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
  "aws_secretsmanager_secret_version",
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
  "terraform_data",
]);

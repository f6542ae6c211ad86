import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The types of everything in a local state. */
export async function typesIn(directory: string): Promise<string[]> {
  const state = JSON.parse(await readFile(join(directory, "terraform.tfstate"), "utf8")) as {
    resources: { mode: string; type: string }[];
  };
  const managed = state.resources.filter(({ mode }) => mode === "managed");
  return [...new Set(managed.map(({ type }) => type))].sort();
}

/** Types that are part of another resource: on AWS there is none without it. */
export const goesWithItsOwner = new Set([
  "aws_default_security_group",
  "aws_ecs_cluster_capacity_providers",
  "aws_ecs_service",
  "aws_iam_role_policy",
  "aws_lb_listener",
  "aws_lb_listener_rule",
  "aws_route",
  "aws_route_table_association",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_secretsmanager_secret_version",
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
]);

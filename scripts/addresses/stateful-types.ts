/** What a type of resource keeps, and what makes Terraform throw it away. */
export interface StatefulType {
  /** What happens when one is removed or replaced, as a sentence. */
  readonly consequence: string;
  /**
   * Arguments whose change makes the provider replace it. A test has the provider itself
   * (5.100) confirm each of them.
   */
  readonly replacedBy: readonly string[];
}

/**
 * Types that keep something, or that others know by an address. A type that is not here can be
 * made again without a loss.
 */
export const STATEFUL_TYPES: Readonly<Record<string, StatefulType>> = {
  aws_cloudwatch_log_group: {
    consequence: "Every log event in it is deleted.",
    replacedBy: ["log_group_class", "name"],
  },
  aws_db_instance: {
    consequence:
      "The database is destroyed with every row in it; a final snapshot stays where one is taken.",
    replacedBy: [
      "availability_zone",
      "backup_target",
      "character_set_name",
      "custom_iam_instance_profile",
      "db_name",
      "engine",
      "kms_key_id",
      "nchar_character_set_name",
      "restore_to_point_in_time",
      "snapshot_identifier",
      "storage_encrypted",
      "timezone",
      "username",
    ],
  },
  aws_dynamodb_table: {
    consequence: "The table is deleted with every item in it.",
    replacedBy: ["hash_key", "local_secondary_index", "name", "range_key", "restore_source_name"],
  },
  aws_ecr_repository: {
    consequence: "The repository is deleted with its images, those that run among them.",
    replacedBy: ["encryption_configuration", "name"],
  },
  aws_ecs_cluster: {
    consequence: "Every service and task in the cluster stops.",
    replacedBy: ["name"],
  },
  aws_ecs_service: {
    consequence: "The service stops and does not answer until the new one runs.",
    replacedBy: ["cluster", "deployment_controller", "launch_type", "name", "scheduling_strategy"],
  },
  aws_eip: {
    consequence: "The public address is given back; whoever has allowed it must allow another.",
    replacedBy: ["domain", "network_border_group", "public_ipv4_pool"],
  },
  aws_kms_key: {
    consequence:
      "The key is scheduled for deletion; what it encrypted, backups included, can then never be read again.",
    replacedBy: ["custom_key_store_id", "customer_master_key_spec", "key_usage", "multi_region"],
  },
  aws_lb: {
    consequence: "Nothing answers until the new load balancer does, under another DNS name.",
    replacedBy: ["customer_owned_ipv4_pool", "internal", "load_balancer_type", "name"],
  },
  aws_s3_bucket: {
    consequence:
      "The bucket is deleted with its objects, or the apply fails because it is not empty.",
    replacedBy: ["bucket", "object_lock_enabled"],
  },
  aws_secretsmanager_secret: {
    consequence: "The secret is deleted with its value, and its ARN changes.",
    replacedBy: ["name"],
  },
  aws_ssm_parameter: {
    consequence:
      "The value is lost: a setting that was made by hand, or which image was released last.",
    replacedBy: ["data_type", "name"],
  },
  aws_subnet: {
    consequence: "Everything with an address in the subnet has to go first.",
    replacedBy: ["availability_zone", "cidr_block", "ipv6_native", "outpost_arn", "vpc_id"],
  },
  aws_vpc: {
    consequence: "The network is destroyed, and everything in it before.",
    replacedBy: ["cidr_block", "instance_tenancy", "ipv4_ipam_pool_id", "ipv4_netmask_length"],
  },
  // The one HCL module of the platform generates a secret. A raised version writes a new value.
  module: {
    consequence: "The generated secret is lost or replaced by a new value.",
    replacedBy: ["name", "value_version"],
  },
  // Not a resource: a stack that looks for its state elsewhere finds none and makes everything anew.
  state: {
    consequence:
      "The stack starts with an empty state: what exists stays, is paid for, and stands in the way.",
    replacedBy: ["bucket", "key"],
  },
};

type Arguments = Readonly<Record<string, unknown>>;

/** A resource as it is, and for each argument that replaces it what that is changed to. */
export interface Replacement {
  readonly is: Arguments;
  /** Several arguments where one cannot change alone; `undefined` takes one away. */
  readonly changes: Readonly<Record<string, Arguments>>;
}

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:111111111111:${resource}`;
const keyArn = (digit: number) => arn("kms", `key/${digit}1111111-1111-1111-1111-111111111111`);

/** `{ name: "b" }` becomes `{ name: { name: "b" } }`: the argument changes alone. */
const alone = (values: Arguments): Replacement["changes"] =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { [name]: value }]));

const hashKey = { name: "h", type: "S" };
const otherKey = { name: "i", type: "S" };

export const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  aws_cloudwatch_log_group: {
    is: { name: "a", log_group_class: "STANDARD" },
    changes: alone({ name: "b", log_group_class: "INFREQUENT_ACCESS" }),
  },
  aws_db_instance: {
    is: {
      identifier: "a",
      engine: "postgres",
      instance_class: "db.t4g.micro",
      allocated_storage: 20,
      db_name: "a",
      username: "a",
      password: "not-a-secret",
      availability_zone: "eu-west-1a",
      storage_encrypted: true,
      kms_key_id: keyArn(1),
      skip_final_snapshot: true,
    },
    changes: {
      ...alone({
        availability_zone: "eu-west-1b",
        backup_target: "outposts",
        character_set_name: "AL32UTF8",
        custom_iam_instance_profile: "AWSRDSCustomA",
        db_name: "b",
        engine: "mysql",
        kms_key_id: keyArn(2),
        nchar_character_set_name: "UTF8",
        timezone: "UTC",
        username: "b",
      }),
      restore_to_point_in_time: {
        restore_to_point_in_time: [
          { source_db_instance_identifier: "b", use_latest_restorable_time: true },
        ],
      },
      snapshot_identifier: { snapshot_identifier: "b", db_name: undefined },
      storage_encrypted: { storage_encrypted: false, kms_key_id: undefined },
    },
  },
  aws_dynamodb_table: {
    is: { name: "aaa", hash_key: "h", billing_mode: "PAY_PER_REQUEST", attribute: [hashKey] },
    changes: {
      ...alone({ name: "bbb", restore_source_name: "bbb" }),
      hash_key: { hash_key: "i", attribute: [otherKey] },
      range_key: { range_key: "i", attribute: [hashKey, otherKey] },
      local_secondary_index: {
        range_key: "i",
        attribute: [hashKey, otherKey],
        local_secondary_index: [{ name: "bbb", range_key: "i", projection_type: "ALL" }],
      },
    },
  },
  aws_ecr_repository: {
    is: { name: "aa", encryption_configuration: [{ encryption_type: "AES256", kms_key: "" }] },
    changes: alone({
      name: "bb",
      encryption_configuration: [{ encryption_type: "KMS", kms_key: keyArn(2) }],
    }),
  },
  aws_ecs_cluster: { is: { name: "a" }, changes: alone({ name: "b" }) },
  aws_ecs_service: {
    is: {
      name: "a",
      cluster: arn("ecs", "cluster/a"),
      launch_type: "FARGATE",
      scheduling_strategy: "REPLICA",
      deployment_controller: [{ type: "ECS" }],
    },
    changes: alone({
      name: "b",
      cluster: arn("ecs", "cluster/b"),
      launch_type: "EC2",
      scheduling_strategy: "DAEMON",
      deployment_controller: [{ type: "EXTERNAL" }],
    }),
  },
  aws_eip: {
    is: { domain: "vpc" },
    changes: alone({
      domain: "standard",
      network_border_group: "eu-west-1",
      public_ipv4_pool: "ipv4pool-ec2-1",
    }),
  },
  aws_kms_key: {
    is: { customer_master_key_spec: "SYMMETRIC_DEFAULT", key_usage: "ENCRYPT_DECRYPT" },
    changes: alone({
      custom_key_store_id: "cks-1",
      customer_master_key_spec: "RSA_2048",
      key_usage: "SIGN_VERIFY",
      multi_region: true,
    }),
  },
  aws_lb: {
    is: { name: "a", internal: false, load_balancer_type: "application", subnets: ["a", "b"] },
    changes: alone({
      name: "b",
      internal: true,
      load_balancer_type: "network",
      customer_owned_ipv4_pool: "ipv4pool-coip-1",
    }),
  },
  aws_s3_bucket: {
    is: { bucket: "aaa", object_lock_enabled: false },
    changes: alone({ bucket: "bbb", object_lock_enabled: true }),
  },
  aws_secretsmanager_secret: { is: { name: "a" }, changes: alone({ name: "b" }) },
  aws_ssm_parameter: {
    is: { name: "/a", type: "String", insecure_value: "a", data_type: "text" },
    changes: alone({ name: "/b", data_type: "aws:ec2:image" }),
  },
  aws_subnet: {
    is: { vpc_id: "a", cidr_block: "10.0.0.0/24", availability_zone: "eu-west-1a" },
    changes: alone({
      vpc_id: "b",
      cidr_block: "10.0.1.0/24",
      availability_zone: "eu-west-1b",
      ipv6_native: true,
      outpost_arn: arn("outposts", "outpost/op-1"),
    }),
  },
  aws_vpc: {
    is: { cidr_block: "10.0.0.0/16" },
    changes: {
      ...alone({ cidr_block: "10.1.0.0/16", instance_tenancy: "dedicated" }),
      ipv4_ipam_pool_id: { ipv4_ipam_pool_id: "ipam-pool-1" },
      ipv4_netmask_length: {
        ipv4_ipam_pool_id: "ipam-pool-1",
        ipv4_netmask_length: 20,
        cidr_block: undefined,
      },
    },
  },
};

/** The resources of one plan of any size, of the types that reviews look at most: some change, some stay. */
export function largePlan(resources: number): Record<string, unknown> {
  const changes = Array.from({ length: resources }, (_, index) =>
    MAKERS[index % MAKERS.length]?.(index),
  );
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: {
      provider_config: {
        aws: { name: "aws", expressions: { region: { constant_value: "eu-west-1" } } },
      },
      root_module: { resources: [] },
    },
  };
}

type Values = Readonly<Record<string, unknown>>;

const change = (
  type: string,
  index: number,
  actions: string[],
  before: Values | null,
  after: Values | null,
) => ({
  address: `${index % 3 === 0 ? "" : `module.part_${index % 7}.`}${type}.item_${index}`,
  ...(index % 3 === 0 ? {} : { module_address: `module.part_${index % 7}` }),
  mode: "managed",
  type,
  name: `item_${index}`,
  provider_name: "registry.terraform.io/hashicorp/aws",
  change: {
    actions,
    before,
    after,
    after_unknown: {},
    before_sensitive: {},
    after_sensitive: { password: true },
  },
});

const arn = (service: string, index: number) =>
  `arn:aws:${service}:eu-west-1:111111111111:item/${index}`;

const policy = (action: string, index: number) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [action, "s3:ListBucket"],
        Resource: `arn:aws:s3:::bucket-${index}/*`,
      },
    ],
  });

const group = (index: number) => `sg-${String(index - (index % 10)).padStart(17, "0")}`;

/** What the n-th resource is: ten kinds in turn, of which three change. */
const MAKERS: readonly ((index: number) => unknown)[] = [
  (n) =>
    same("aws_security_group", n, {
      id: group(n),
      arn: arn("ec2", n),
      name: `group-${n}`,
      ingress: [],
      egress: [],
    }),
  (n) => {
    const rule = {
      security_group_id: group(n),
      cidr_ipv4: "10.0.0.0/16",
      from_port: 443,
      to_port: 443,
      ip_protocol: "tcp",
    };
    return n % 100 === 1
      ? change("aws_vpc_security_group_ingress_rule", n, ["update"], rule, {
          ...rule,
          cidr_ipv4: "0.0.0.0/0",
        })
      : same("aws_vpc_security_group_ingress_rule", n, rule);
  },
  (n) => {
    const values = {
      name: `queue-${n}`,
      id: arn("sqs", n),
      arn: arn("sqs", n),
      kms_master_key_id: null,
      tags: { Part: "a" },
    };
    return change("aws_sqs_queue", n, ["update"], values, { ...values, tags: { Part: "b" } });
  },
  (n) =>
    change(
      "aws_db_instance",
      n,
      n % 50 === 3 ? ["delete", "create"] : ["no-op"],
      {
        id: `db-${n}`,
        identifier: `db-${n}`,
        instance_class: "db.t4g.micro",
        engine: "postgres",
        allocated_storage: 20,
        password: `planted-secret-${n}`,
        vpc_security_group_ids: [group(n)],
      },
      {
        id: `db-${n}`,
        identifier: `db-${n}`,
        instance_class: "db.t4g.micro",
        engine: "postgres",
        allocated_storage: 20,
        password: `planted-secret-${n}`,
        vpc_security_group_ids: [group(n)],
      },
    ),
  (n) =>
    same("aws_iam_role", n, {
      id: `role-${n}`,
      name: `role-${n}`,
      arn: `arn:aws:iam::111111111111:role/role-${n}`,
      assume_role_policy: policy("sts:AssumeRole", n),
    }),
  (n) => {
    const values = { role: `role-${n - 1}`, name: "own", policy: policy("s3:GetObject", n) };
    return n % 20 === 5
      ? change("aws_iam_role_policy", n, ["update"], values, {
          ...values,
          policy: policy("s3:*", n),
        })
      : same("aws_iam_role_policy", n, values);
  },
  (n) =>
    change("aws_cloudwatch_log_group", n, ["create"], null, {
      name: `/acme/${n}`,
      retention_in_days: 30,
    }),
  (n) =>
    same("aws_ecs_service", n, {
      id: `service-${n}`,
      name: `service-${n}`,
      desired_count: 2,
      launch_type: "FARGATE",
      task_definition: arn("ecs", n),
      network_configuration: [{ security_groups: [group(n)], assign_public_ip: false }],
    }),
  (n) =>
    same("aws_s3_bucket", n, {
      id: `bucket-${n}`,
      bucket: `bucket-${n}`,
      arn: `arn:aws:s3:::bucket-${n}`,
      tags: { Part: "a" },
    }),
  (n) =>
    change(
      "aws_route53_record",
      n,
      n % 40 === 9 ? ["delete"] : ["no-op"],
      { name: `a${n}.example.com`, type: "A", zone_id: "Z1" },
      n % 40 === 9 ? null : { name: `a${n}.example.com`, type: "A", zone_id: "Z1" },
    ),
];

const same = (type: string, index: number, values: Values) =>
  change(type, index, ["no-op"], values, values);

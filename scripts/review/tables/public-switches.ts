import type { Severity } from "../findings/finding";
import { isNothing, isTrue, listOf, textOf } from "../model/values";

/** A field that puts something within reach of the internet. */
export interface PublicSwitch {
  readonly types: RegExp;
  readonly path: readonly string[];
  readonly open: (value: unknown) => boolean;
  /** What it is then, as the rest of a sentence. */
  readonly what: string;
  readonly why: string;
  readonly severity: Severity;
  /** @default as `severity`: of something new, which nobody reached before */
  readonly whenNew?: Severity;
  /** Whether what is absent is open: the provider's default. */
  readonly openByDefault?: boolean;
}

const isFalse = (value: unknown): boolean => value === false || value === "false";
const word =
  (...some: readonly string[]) =>
  (value: unknown) =>
    some.includes(textOf(value) ?? "");
const includes = (wanted: RegExp) => (value: unknown) =>
  listOf(value).some((one) => typeof one === "string" && wanted.test(one));
const PASSWORD = "Anyone can try passwords and holes in it; only the security groups are left.";
const EVERYONE = "Whoever knows the address gets an answer.";
const SNAPSHOT = "Anyone with an AWS account can make a copy and read all of it.";

/** Source: the Terraform AWS provider 5.100, and AWS's documentation of each service. */
export const PUBLIC_SWITCHES: readonly PublicSwitch[] = [
  {
    types:
      /^aws_(db_instance|rds_cluster_instance|redshift_cluster|redshiftserverless_workgroup|dms_replication_instance|mq_broker|neptune_cluster_instance|docdb_cluster_instance|timestreaminfluxdb_db_instance|lightsail_database|msk_broker)$/,
    path: ["publicly_accessible"],
    open: isTrue,
    what: "gets a public address",
    why: PASSWORD,
    severity: "critical",
  },
  {
    types: /^aws_(lb|alb|elb)$/,
    path: ["internal"],
    open: isFalse,
    what: "faces the internet",
    why: EVERYONE,
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_instance$/,
    path: ["associate_public_ip_address"],
    open: isTrue,
    what: "gets a public address",
    why: "Only its security groups keep the internet out.",
    severity: "medium",
  },
  {
    types: /^aws_launch_(template|configuration)$/,
    path: ["network_interfaces", "associate_public_ip_address"],
    open: isTrue,
    what: "gives instances public addresses",
    why: "Only their security groups keep the internet out.",
    severity: "medium",
  },
  {
    types: /^aws_launch_configuration$/,
    path: ["associate_public_ip_address"],
    open: isTrue,
    what: "gives instances public addresses",
    why: "Only their security groups keep the internet out.",
    severity: "medium",
  },
  {
    types: /^aws_ecs_service$/,
    path: ["network_configuration", "assign_public_ip"],
    open: isTrue,
    what: "gives its tasks public addresses",
    why: "Only its security groups keep the internet out.",
    severity: "medium",
    whenNew: "low",
  },
  {
    types: /^aws_subnet$/,
    path: ["map_public_ip_on_launch"],
    open: isTrue,
    what: "gives what starts in it public addresses",
    why: "Whatever is started there is on the internet unless it says otherwise.",
    severity: "medium",
    whenNew: "low",
  },
  {
    types: /^aws_lambda_function_url$/,
    path: ["authorization_type"],
    open: word("NONE"),
    what: "answers anyone, without authorization",
    why: EVERYONE,
    severity: "high",
  },
  {
    types: /^aws_lambda_permission$/,
    path: ["principal"],
    open: word("*"),
    what: "lets anyone call the function",
    why: EVERYONE,
    severity: "high",
  },
  {
    types: /^aws_lambda_layer_version_permission$/,
    path: ["principal"],
    open: word("*"),
    what: "lets every AWS account read the layer",
    why: "The code in it is public.",
    severity: "medium",
  },
  {
    types: /^aws_apigatewayv2_route$/,
    path: ["authorization_type"],
    open: word("NONE"),
    openByDefault: true,
    what: "answers without authorization",
    why: EVERYONE,
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_api_gateway_method$/,
    path: ["authorization"],
    open: word("NONE"),
    what: "answers without authorization",
    why: EVERYONE,
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_api_gateway_method$/,
    path: ["api_key_required"],
    open: isFalse,
    what: "no longer asks for an API key",
    why: EVERYONE,
    severity: "medium",
    whenNew: "low",
  },
  {
    types: /^aws_api_gateway_rest_api$/,
    path: ["endpoint_configuration", "types"],
    open: includes(/^(EDGE|REGIONAL)$/),
    what: "is reached from the internet",
    why: EVERYONE,
    severity: "high",
    whenNew: "low",
  },
  {
    types: /^aws_appsync_graphql_api$/,
    path: ["visibility"],
    open: word("GLOBAL"),
    what: "is reached from the internet",
    why: EVERYONE,
    severity: "high",
    whenNew: "low",
  },
  {
    types: /^aws_eks_cluster$/,
    path: ["vpc_config", "endpoint_public_access"],
    open: isTrue,
    what: "has its API on the internet",
    why: "Anyone can try credentials and holes in it.",
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_eks_cluster$/,
    path: ["vpc_config", "public_access_cidrs"],
    open: includes(/^(0\.0\.0\.0|::)\/[0-8]$/),
    what: "lets the whole internet to its API",
    why: "Anyone can try credentials and holes in it.",
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_msk_cluster$/,
    path: ["broker_node_group_info", "connectivity_info", "public_access", "type"],
    open: word("SERVICE_PROVIDED_EIPS"),
    what: "has brokers on the internet",
    why: PASSWORD,
    severity: "high",
  },
  {
    types: /^aws_sagemaker_notebook_instance$/,
    path: ["direct_internet_access"],
    open: word("Enabled"),
    what: "is connected to the internet past the network",
    why: "What it reads can leave by a way that nobody watches.",
    severity: "medium",
  },
  {
    types: /^aws_sagemaker_domain$/,
    path: ["app_network_access_type"],
    open: word("PublicInternetOnly"),
    what: "is connected to the internet past the network",
    why: "What it reads can leave by a way that nobody watches.",
    severity: "medium",
    whenNew: "low",
  },
  {
    types: /^aws_apprunner_service$/,
    path: ["network_configuration", "ingress_configuration", "is_publicly_accessible"],
    open: isTrue,
    what: "answers the internet",
    why: EVERYONE,
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_transfer_server$/,
    path: ["endpoint_type"],
    open: word("PUBLIC"),
    what: "is reached from the internet",
    why: PASSWORD,
    severity: "high",
    whenNew: "medium",
  },
  {
    types:
      /^aws_s3_bucket_public_access_block$|^aws_s3_account_public_access_block$|^aws_s3_access_point$|^aws_s3control_multi_region_access_point$/,
    path: ["block_public_acls"],
    open: isFalse,
    what: "lets ACLs make objects public",
    why: "One wrong ACL is enough now.",
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_s3_(bucket|account)_public_access_block$/,
    path: ["ignore_public_acls"],
    open: isFalse,
    what: "lets public ACLs count",
    why: "What an ACL made public some day is public now.",
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_s3_(bucket|account)_public_access_block$/,
    path: ["block_public_policy"],
    open: isFalse,
    what: "lets a policy make the bucket public",
    why: "One wrong policy is enough now.",
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_s3_(bucket|account)_public_access_block$/,
    path: ["restrict_public_buckets"],
    open: isFalse,
    what: "lets a public policy count",
    why: "What a policy made public some day is public now.",
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_s3_(bucket|bucket_acl|object|bucket_object|object_copy)$/,
    path: ["acl"],
    open: (value) =>
      /^(public-read|public-read-write|authenticated-read|website)/.test(textOf(value) ?? ""),
    what: "is readable by everyone",
    why: "Anyone can read it, and with public-read-write change it.",
    severity: "critical",
  },
  {
    types: /^aws_s3_bucket_acl$/,
    path: ["access_control_policy", "grant", "grantee", "uri"],
    open: includes(/groups\/global\/(AllUsers|AuthenticatedUsers)/),
    what: "gives everyone a grant",
    why: "Anyone can do what the grant says.",
    severity: "critical",
  },
  {
    types: /^aws_s3_bucket$/,
    path: ["grant", "uri"],
    open: includes(/groups\/global\/(AllUsers|AuthenticatedUsers)/),
    what: "gives everyone a grant",
    why: "Anyone can do what the grant says.",
    severity: "critical",
  },
  {
    types: /^aws_s3_bucket_ownership_controls$/,
    path: ["rule", "object_ownership"],
    open: word("ObjectWriter", "BucketOwnerPreferred"),
    what: "lets ACLs count again",
    why: "Objects can be made public one by one.",
    severity: "medium",
    whenNew: "low",
  },
  {
    types: /^aws_db_(snapshot|cluster_snapshot)$/,
    path: ["shared_accounts"],
    open: includes(/^all$/i),
    what: "is shared with everyone",
    why: SNAPSHOT,
    severity: "critical",
  },
  {
    types: /^aws_(rds_cluster_snapshot_copy|db_snapshot_copy)$/,
    path: ["shared_accounts"],
    open: includes(/^all$/i),
    what: "is shared with everyone",
    why: SNAPSHOT,
    severity: "critical",
  },
  {
    types: /^aws_ami_launch_permission$/,
    path: ["group"],
    open: word("all"),
    what: "lets everyone start the image",
    why: SNAPSHOT,
    severity: "critical",
  },
  {
    types: /^aws_snapshot_create_volume_permission$/,
    path: ["account_id"],
    open: word("all"),
    what: "shares the snapshot with everyone",
    why: SNAPSHOT,
    severity: "critical",
  },
  {
    types: /^aws_ssm_document$/,
    path: ["permissions", "account_ids"],
    open: (value) => includes(/(^|,)all(,|$)/i)(value),
    what: "is shared with everyone",
    why: "Anyone can read the document.",
    severity: "high",
  },
  {
    types: /^aws_(ram_resource_share)$/,
    path: ["allow_external_principals"],
    open: isTrue,
    what: "may be shared outside of the organization",
    why: "Accounts that nobody here governs can be let in.",
    severity: "medium",
    whenNew: "low",
  },
  {
    types: /^aws_vpc_endpoint_service$/,
    path: ["allowed_principals"],
    open: includes(/^\*$/),
    what: "may be connected to by everyone",
    why: EVERYONE,
    severity: "high",
  },
  {
    types: /^aws_cognito_user_pool$/,
    path: ["admin_create_user_config", "allow_admin_create_user_only"],
    open: isFalse,
    what: "lets everyone sign up",
    why: "Whoever signs up is a user, with what users may do.",
    severity: "medium",
    whenNew: "low",
  },
  {
    types: /^aws_(redshift_cluster|redshiftserverless_workgroup)$/,
    path: ["enhanced_vpc_routing"],
    open: isFalse,
    what: "sends its traffic past the network",
    why: "What is copied in and out is not seen by the network's rules.",
    severity: "low",
  },
  {
    types: /^aws_lightsail_instance_public_ports$/,
    path: ["port_info", "cidrs"],
    open: includes(/^0\.0\.0\.0\/0$/),
    what: "opens ports to the internet",
    why: EVERYONE,
    severity: "high",
  },
  {
    types: /^aws_elasticsearch_domain$|^aws_opensearch_domain$/,
    path: ["vpc_options"],
    open: isNothing,
    openByDefault: true,
    what: "is on the internet and in no network",
    why: PASSWORD,
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_opensearchserverless_security_policy$/,
    path: ["policy"],
    open: (value) => /"AllowFromPublic"\s*:\s*true/.test(textOf(value) ?? ""),
    what: "lets the internet to the collection",
    why: PASSWORD,
    severity: "high",
  },
  {
    types: /^google_sql_database_instance$/,
    path: ["settings", "ip_configuration", "authorized_networks", "value"],
    open: includes(/^0\.0\.0\.0\/0$/),
    what: "is open to the internet",
    why: PASSWORD,
    severity: "critical",
  },
  {
    types: /^google_compute_firewall$/,
    path: ["source_ranges"],
    open: includes(/^0\.0\.0\.0\/0$/),
    what: "is open to the internet",
    why: EVERYONE,
    severity: "high",
  },
  {
    types: /^google_(project|storage_bucket)_iam_(member|binding)$/,
    path: ["member"],
    open: word("allUsers", "allAuthenticatedUsers"),
    what: "lets everyone in",
    why: EVERYONE,
    severity: "critical",
  },
];

/** Types that keep things private by being there: without them the default counts. */
export const PRIVACY_GUARDS: readonly (readonly [types: RegExp, why: string])[] = [
  [/^aws_s3_(bucket|account)_public_access_block$/, "A policy or an ACL can make it public again."],
  [
    /^aws_s3_bucket_ownership_controls$/,
    "Whose objects are whose, and whether ACLs count, is the default again.",
  ],
];

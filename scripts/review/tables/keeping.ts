import { STATEFUL_TYPES } from "../../addresses/stateful-types";
import { KEEPING_APPLICATIONS } from "./keeping/applications";
import { KEEPING_ELSEWHERE } from "./keeping/elsewhere";
import { CACHE, DATABASE, FILES, type Keeping } from "./keeping/keeping";

export type { Keeping } from "./keeping/keeping";

/**
 * Types that keep data, beyond those that this platform makes itself (`STATEFUL_TYPES`, which says what is
 * lost in the same way). A type that is not here can be made again without a loss.
 * Source: the Terraform AWS provider 5.100, and AWS's documentation of each service.
 */
export const KEEPING: Readonly<Record<string, Keeping>> = {
  ...ours({
    aws_cloudwatch_log_group: { severity: "high", staysWith: "skip_destroy" },
    aws_db_instance: {
      protectedBy: ["deletion_protection", true],
      withoutSnapshot: "skip_final_snapshot",
    },
    aws_dynamodb_table: { protectedBy: ["deletion_protection_enabled", true] },
    aws_ecr_repository: { emptiedBy: "force_delete", severity: "high" },
    aws_kms_key: {},
    aws_s3_bucket: { emptiedBy: "force_destroy" },
    aws_secretsmanager_secret: {},
    aws_ssm_parameter: { severity: "medium" },
  }),
  aws_acmpca_certificate_authority: { lost: "The authority and its private key are deleted." },
  aws_backup_vault: {
    lost: "Backups in it are deleted, or the apply fails.",
    emptiedBy: "force_destroy",
  },
  aws_cloudhsm_v2_cluster: { lost: "The keys in it can never be used again." },
  aws_cloudtrail_event_data_store: {
    lost: "The recorded events are deleted.",
    protectedBy: ["termination_protection_enabled", true],
  },
  aws_codeartifact_domain: { lost: "Its packages are deleted." },
  aws_codeartifact_repository: { lost: "Its packages are deleted.", severity: "high" },
  aws_codecommit_repository: { lost: "The repository is deleted with its history." },
  aws_cognito_identity_pool: { lost: "Everyone gets another identity.", severity: "high" },
  aws_cognito_user_pool: {
    lost: "Every user and password in it is deleted.",
    protectedBy: ["deletion_protection", "ACTIVE"],
  },
  aws_customer_gateway: {
    lost: "The tunnel has to be set up anew on the other side.",
    severity: "medium",
  },
  aws_db_cluster_snapshot: { lost: "The backup is deleted.", severity: "high" },
  aws_db_snapshot: { lost: "The backup is deleted.", severity: "high" },
  aws_directory_service_directory: { lost: "The directory is deleted with its users." },
  aws_docdb_cluster: {
    lost: DATABASE,
    protectedBy: ["deletion_protection", true],
    withoutSnapshot: "skip_final_snapshot",
  },
  aws_docdb_cluster_snapshot: { lost: "The backup is deleted.", severity: "high" },
  aws_dynamodb_table_item: { lost: "The item is deleted.", severity: "medium" },
  aws_ebs_snapshot: { lost: "The backup is deleted.", severity: "high" },
  aws_ebs_volume: { lost: "The volume is deleted with what is on it." },
  aws_ecrpublic_repository: {
    lost: "The repository is deleted with its images.",
    severity: "high",
  },
  aws_efs_file_system: { lost: FILES },
  aws_eip: {
    lost: "The public address is given back; whoever has allowed it must allow another.",
    severity: "medium",
  },
  aws_elasticache_cluster: { lost: CACHE, severity: "high" },
  aws_elasticache_replication_group: { lost: CACHE, severity: "high" },
  aws_elasticache_serverless_cache: { lost: CACHE, severity: "high" },
  aws_elasticsearch_domain: { lost: "Every index in the domain is deleted." },
  aws_fsx_lustre_file_system: { lost: FILES },
  aws_fsx_ontap_file_system: { lost: FILES },
  aws_fsx_ontap_volume: { lost: FILES },
  aws_fsx_openzfs_file_system: { lost: FILES },
  aws_fsx_openzfs_volume: { lost: FILES },
  aws_fsx_windows_file_system: { lost: FILES },
  aws_glacier_vault: { lost: "The vault is deleted, or the apply fails because it is not empty." },
  aws_glue_catalog_database: { lost: "Its table definitions are deleted.", severity: "high" },
  aws_glue_catalog_table: {
    lost: "The table's definition and partitions are deleted.",
    severity: "medium",
  },
  aws_keyspaces_keyspace: { lost: "Its tables are deleted with every row." },
  aws_keyspaces_table: { lost: "The table is deleted with every row." },
  aws_kinesis_stream: { lost: "Records that nobody has read yet are gone.", severity: "high" },
  aws_kinesis_video_stream: { lost: "The recordings are deleted." },
  aws_kms_external_key: { lost: "What it encrypted can never be read again." },
  aws_kms_replica_external_key: {
    lost: "What it encrypted here can no longer be read.",
    severity: "high",
  },
  aws_kms_replica_key: { lost: "What it encrypted here can no longer be read.", severity: "high" },
  aws_lightsail_bucket: {
    lost: "The bucket is deleted with its objects.",
    emptiedBy: "force_delete",
  },
  aws_lightsail_database: { lost: DATABASE, withoutSnapshot: "skip_final_snapshot" },
  aws_lightsail_disk: { lost: "The disk is deleted with what is on it." },
  aws_lightsail_instance: { lost: "The server is deleted with its disk." },
  aws_memorydb_cluster: { lost: DATABASE },
  aws_memorydb_snapshot: { lost: "The backup is deleted.", severity: "high" },
  aws_mq_broker: { lost: "Messages in its queues are gone.", severity: "high" },
  aws_msk_cluster: { lost: "Every topic is deleted with its records." },
  aws_msk_serverless_cluster: { lost: "Every topic is deleted with its records." },
  aws_neptune_cluster: {
    lost: DATABASE,
    protectedBy: ["deletion_protection", true],
    withoutSnapshot: "skip_final_snapshot",
  },
  aws_neptune_cluster_snapshot: { lost: "The backup is deleted.", severity: "high" },
  aws_opensearch_domain: { lost: "Every index in the domain is deleted." },
  aws_opensearchserverless_collection: { lost: "Every index in the collection is deleted." },
  aws_prometheus_workspace: { lost: "Every metric in it is deleted.", severity: "high" },
  aws_qldb_ledger: { lost: "The ledger is deleted.", protectedBy: ["deletion_protection", true] },
  aws_rds_cluster: {
    lost: DATABASE,
    protectedBy: ["deletion_protection", true],
    withoutSnapshot: "skip_final_snapshot",
  },
  aws_rds_global_cluster: {
    lost: "The global database falls apart.",
    protectedBy: ["deletion_protection", true],
  },
  aws_redshift_cluster: { lost: DATABASE, withoutSnapshot: "skip_final_snapshot" },
  aws_redshift_cluster_snapshot: { lost: "The backup is deleted.", severity: "high" },
  aws_redshiftserverless_namespace: { lost: DATABASE },
  aws_redshiftserverless_snapshot: { lost: "The backup is deleted.", severity: "high" },
  aws_route53_zone: {
    lost: "Records are deleted, and a new zone has other name servers, so the domain stops resolving.",
    emptiedBy: "force_destroy",
  },
  aws_s3_directory_bucket: {
    lost: "The bucket is deleted with its objects.",
    emptiedBy: "force_destroy",
  },
  aws_s3_object: { lost: "The object is deleted.", severity: "low" },
  aws_s3tables_table: { lost: "The table is deleted with its rows." },
  aws_s3tables_table_bucket: { lost: "Its tables are deleted." },
  aws_sagemaker_domain: { lost: "The home folders of its users are deleted." },
  aws_simpledb_domain: { lost: DATABASE },
  aws_sqs_queue: { lost: "Messages that nobody has taken yet are gone.", severity: "medium" },
  aws_timestreamwrite_database: { lost: "Its tables are deleted with their records." },
  aws_timestreamwrite_table: { lost: "The table is deleted with its records." },
  aws_timestreaminfluxdb_db_instance: { lost: DATABASE },
  aws_transfer_server: { lost: "Its users, keys and host key are gone.", severity: "medium" },
  aws_workspaces_workspace: { lost: "The desktop is deleted with its disks." },
  ...KEEPING_APPLICATIONS,
  ...KEEPING_ELSEWHERE,
};

function ours(more: Readonly<Record<string, Omit<Keeping, "lost">>>): Record<string, Keeping> {
  return Object.fromEntries(
    Object.entries(more).map(([type, keeping]) => [
      type,
      { lost: STATEFUL_TYPES[type]?.consequence ?? "", ...keeping },
    ]),
  );
}

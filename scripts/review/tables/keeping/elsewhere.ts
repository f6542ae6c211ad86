import { CACHE, DATABASE, FILES, type Keeping } from "./keeping";

/** Types that keep data in other clouds than AWS, and secrets that Terraform makes itself. */
export const KEEPING_ELSEWHERE: Readonly<Record<string, Keeping>> = {
  azurerm_cosmosdb_account: { lost: DATABASE },
  azurerm_key_vault: { lost: "Its keys and secrets are deleted." },
  azurerm_mssql_database: { lost: DATABASE },
  azurerm_mysql_flexible_server: { lost: DATABASE },
  azurerm_postgresql_flexible_server: { lost: DATABASE },
  azurerm_storage_account: { lost: "Everything stored in it is deleted." },
  azurerm_container_registry: { lost: "Its images are deleted.", severity: "high" },
  azurerm_managed_disk: { lost: "The disk is deleted with what is on it." },
  azurerm_mssql_server: { lost: DATABASE },
  azurerm_redis_cache: { lost: CACHE, severity: "high" },
  azurerm_storage_container: { lost: "The container is deleted with its blobs." },
  google_alloydb_cluster: { lost: DATABASE },
  google_artifact_registry_repository: { lost: "Its packages are deleted.", severity: "high" },
  google_bigtable_instance: { lost: DATABASE, protectedBy: ["deletion_protection", true] },
  google_filestore_instance: { lost: FILES },
  google_firestore_database: { lost: DATABASE },
  google_redis_instance: { lost: CACHE, severity: "high" },
  google_secret_manager_secret: { lost: "The secret is deleted with its versions." },
  kubernetes_persistent_volume_claim: { lost: "The volume may be deleted with what is on it." },
  google_bigquery_dataset: {
    lost: "Its tables are deleted.",
    emptiedBy: "delete_contents_on_destroy",
  },
  google_bigquery_table: {
    lost: "The table is deleted.",
    protectedBy: ["deletion_protection", true],
  },
  google_compute_disk: { lost: "The disk is deleted with what is on it." },
  google_kms_crypto_key: { lost: "What it encrypted can never be read again." },
  google_spanner_database: { lost: DATABASE, protectedBy: ["deletion_protection", true] },
  google_sql_database: { lost: DATABASE },
  google_sql_database_instance: { lost: DATABASE, protectedBy: ["deletion_protection", true] },
  google_storage_bucket: {
    lost: "The bucket is deleted with its objects.",
    emptiedBy: "force_destroy",
  },
  mongodbatlas_advanced_cluster: { lost: DATABASE },
  mongodbatlas_cluster: { lost: DATABASE },
  random_id: { lost: "Whatever is named by it is named anew.", severity: "medium" },
  random_password: {
    lost: "A new password is generated; whoever has the old one is locked out.",
    severity: "high",
  },
  tls_private_key: {
    lost: "A new key is generated; whatever trusts the old one no longer does.",
    severity: "high",
  },
};

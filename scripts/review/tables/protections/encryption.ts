import type { Protecting } from "./protecting";
import { off, on, set, sse, words } from "./strength";

/** What encrypts what is stored. */
export const ENCRYPTION: readonly Protecting[] = [
  {
    field:
      /(^|\.)(storage_encrypted|encrypted|at_rest_encryption_enabled|kms_encrypted|cache_data_encrypted|root_volume_encryption_enabled|return_connection_password_encrypted|user_volume_encryption_enabled)$/,
    area: "encryption",
    means: "encrypts what is stored",
    strength: on,
    severity: "high",
    alsoNew: true,
  },
  {
    field:
      /^encrypt_at_rest\.enabled$|^server_side_encryption\.enabled$|^sse_specification\.sse_enabled$/,
    types: /^aws_(?!dynamodb_)/,
    area: "encryption",
    means: "encrypts what is stored",
    strength: on,
    severity: "high",
  },
  {
    field: /^server_side_encryption\.enabled$/,
    types: /^aws_dynamodb_/,
    area: "encryption",
    means: "is whether the key is one that you see used; without it, it is DynamoDB's own",
    strength: on,
    severity: "low",
  },
  {
    field: /^type$/,
    types: /^aws_ssm_parameter$/,
    area: "encryption",
    means: "is whether the value is encrypted, and masked wherever it is shown",
    strength: words("STRING", "SECURESTRING"),
    severity: "high",
  },
  {
    field: /(^|\.)catalog_encryption_mode$/,
    area: "encryption",
    means: "encrypts what is stored",
    strength: words("DISABLED", "SSE-KMS"),
    severity: "high",
  },
  {
    field: /(^|\.)(cloud_watch|s3_bucket)_encryption_enabled$/,
    area: "encryption",
    means: "encrypts what people did in containers",
    strength: on,
  },
  {
    field: /(^|\.)encryption_disabled$/,
    area: "encryption",
    means: "leaves what it stores unencrypted",
    strength: off,
    severity: "high",
  },
  {
    field: /^sqs_managed_sse_enabled$/,
    area: "encryption",
    means: "encrypts the messages with a key of SQS",
    strength: on,
  },
  {
    field:
      /(^|\.)(kms_key_id|kms_key_arn|kms_master_key_id|kms_encryption_key|kms_key_identifier|master_user_secret_kms_key_id|performance_insights_kms_key_id|encryption_key)$/,
    area: "encryption",
    means: "names the key that encrypts it; without one it is AWS's own key, or none",
    strength: set,
  },
  {
    field: /(^|\.)sse_algorithm$/,
    area: "encryption",
    means: "is how objects are encrypted: with a key of yours, or with one of S3",
    strength: sse,
    severity: "low",
  },
  {
    field: /^encryption_type$/,
    types: /kinesis/,
    area: "encryption",
    means: "encrypts the stream",
    strength: words("NONE", "KMS"),
    severity: "high",
  },
  {
    field: /^encryption_configuration\.encryption_type$/,
    area: "encryption",
    means: "is whether the key is yours",
    strength: words("AES256", "KMS", "KMS_DSSE"),
    severity: "low",
  },
  {
    field: /^encryption_config$/,
    types: /eks_cluster/,
    area: "encryption",
    means: "encrypts the cluster's secrets with a key of yours",
    strength: set,
  },
  {
    field: /^enable_key_rotation$/,
    area: "encryption",
    means: "makes AWS replace the key's material every year",
    strength: on,
  },
];

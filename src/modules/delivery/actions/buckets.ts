import type { ActionsByType, Grant, TypeActions } from "./grant";
import type { Names } from "./names";

/** Buckets have neither region nor account in their ARN. */
const buckets = ({ own }: Names) => [`arn:${own.partition}:s3:::${own.prefix}-*`];
const objects = ({ own }: Names) => [`arn:${own.partition}:s3:::${own.prefix}-*/*`];

const s3 = (on: Grant["on"], ...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `s3:${action}`),
  on,
});

/** The part of a bucket that has an action to read it and one that writes and deletes it. */
const settings = (name: string): TypeActions => ({
  read: [s3(buckets, `Get${name}`)],
  write: [s3(buckets, `Put${name}`)],
});

/**
 * The provider asks for everything of a bucket, also what other types set. Where AWS's name of an action is not that of
 * the call: HeadBucket is `ListBucket`, GetBucketEncryption `GetEncryptionConfiguration`, and so on.
 */
const everything = s3(
  buckets,
  "GetAccelerateConfiguration",
  "GetBucketAcl",
  "GetBucketCORS",
  "GetBucketLocation",
  "GetBucketLogging",
  "GetBucketObjectLockConfiguration",
  "GetBucketPolicy",
  "GetBucketRequestPayment",
  "GetBucketTagging",
  "GetBucketVersioning",
  "GetBucketWebsite",
  "GetEncryptionConfiguration",
  "GetLifecycleConfiguration",
  "GetReplicationConfiguration",
  "ListBucket",
);

/** S3: buckets for access logs. */
export const storage: ActionsByType = {
  aws_s3_bucket: {
    read: [everything],
    write: [
      s3(buckets, "CreateBucket", "PutBucketTagging", "DeleteBucket"),
      // A bucket that may go with what is in it.
      s3(buckets, "ListBucketVersions"),
      s3(objects, "DeleteObject", "DeleteObjectVersion"),
    ],
  },
  aws_s3_bucket_lifecycle_configuration: settings("LifecycleConfiguration"),
  aws_s3_bucket_ownership_controls: settings("BucketOwnershipControls"),
  aws_s3_bucket_policy: {
    read: [s3(buckets, "GetBucketPolicy")],
    write: [s3(buckets, "PutBucketPolicy", "DeleteBucketPolicy")],
  },
  aws_s3_bucket_public_access_block: settings("BucketPublicAccessBlock"),
  aws_s3_bucket_server_side_encryption_configuration: settings("EncryptionConfiguration"),
};

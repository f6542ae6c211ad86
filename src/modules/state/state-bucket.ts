import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import { closeBucket } from "../../close-bucket";
import { Module, type ModuleProps } from "../../module";
import { stateBucketPolicy } from "./bucket-policy";
import type { StateConfig } from "./config";

export interface StateBucketProps extends ModuleProps<StateConfig> {
  /** Encrypts every state. State has names and settings in it, so nobody reads it without the key. */
  readonly kmsKeyArn: string;
}

/** Keeps the state of every stack of one account and region, and its old versions. */
export class StateBucket extends Module<StateConfig, StateBucketProps> {
  readonly bucket: S3Bucket;

  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id, props);
    this.bucket = this.createBucket();
    const versioning = this.keepVersions();
    this.expireOldVersions(versioning);
    this.encrypt(props.kmsKeyArn);
    closeBucket(this, this.bucket, stateBucketPolicy(this.bucket.arn));
  }

  private createBucket(): S3Bucket {
    return new S3Bucket(this, "Bucket", {
      bucket: this.naming.stateBucket(),
      forceDestroy: !this.durable,
      lifecycle: { preventDestroy: this.refusesDeletion },
    });
  }

  private keepVersions(): S3BucketVersioningA {
    return new S3BucketVersioningA(this, "Versioning", {
      bucket: this.bucket.id,
      versioningConfiguration: { status: "Enabled" },
    });
  }

  private expireOldVersions(versioning: S3BucketVersioningA): void {
    new S3BucketLifecycleConfiguration(this, "Expiry", {
      bucket: this.bucket.id,
      rule: [
        {
          id: "old-versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: this.config.keepVersionsDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [versioning],
    });
  }

  private encrypt(kmsMasterKeyId: string): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      bucket: this.bucket.id,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId },
          bucketKeyEnabled: true,
        },
      ],
    });
  }
}

import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Naming } from "../../naming";
import { accessLogPolicy } from "./access-log-policy";

export interface AccessLogsProps {
  readonly naming: Naming;
  readonly bucketName: string;
  /** Days a log is kept. */
  readonly days: number;
  /** Delete the logs with the bucket. */
  readonly disposable: boolean;
}

/** A bucket that only load balancers of this account write to. */
export class AccessLogs extends Construct {
  readonly bucket: S3Bucket;
  /** AWS tries to write when logging is switched on, so this comes before the load balancer. */
  readonly writable: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AccessLogsProps) {
    super(scope, id);
    this.bucket = new S3Bucket(this, "Bucket", {
      bucket: props.bucketName,
      forceDestroy: props.disposable,
    });
    this.encrypt();
    this.expire(props.days);
    this.writable = this.close(accessLogPolicy(this.bucket.arn, props.naming));
  }

  /** With S3's own keys: the only encryption that load balancers can write with. */
  private encrypt(): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      bucket: this.bucket.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
  }

  private expire(days: number): void {
    new S3BucketLifecycleConfiguration(this, "Expiry", {
      bucket: this.bucket.id,
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
    });
  }

  private close(policy: string): S3BucketPolicy {
    const ownership = new S3BucketOwnershipControls(this, "Ownership", {
      bucket: this.bucket.id,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    const block = new S3BucketPublicAccessBlock(this, "PublicAccess", {
      bucket: this.bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      dependsOn: [ownership],
    });
    return new S3BucketPolicy(this, "Policy", {
      bucket: this.bucket.id,
      policy,
      // S3 refuses several such changes of one bucket at the same moment.
      dependsOn: [block],
    });
  }
}

import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { closeBucket } from "../../close-bucket";
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
    this.writable = closeBucket(this, this.bucket, accessLogPolicy(this.bucket.arn, props.naming));
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
}

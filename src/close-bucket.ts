import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import type { Construct } from "constructs";

/**
 * Closes a bucket to all but its policy: no access lists, nothing public. What it returns is there
 * once the bucket may be used as the policy says.
 */
export function closeBucket(scope: Construct, bucket: S3Bucket, policy: string): S3BucketPolicy {
  const ownership = new S3BucketOwnershipControls(scope, "Ownership", {
    bucket: bucket.id,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const block = new S3BucketPublicAccessBlock(scope, "PublicAccess", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
    dependsOn: [ownership],
  });
  return new S3BucketPolicy(scope, "Policy", {
    bucket: bucket.id,
    policy,
    // S3 refuses several such changes of one bucket at the same moment.
    dependsOn: [block],
  });
}

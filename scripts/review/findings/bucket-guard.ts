import type { Plan } from "../model/plan";
import { isTrue } from "../model/values";

/**
 * Whether a bucket's public access block makes a public policy, or a public ACL, count for nothing after the
 * plan. @param bucket its address in the plan, or its name
 */
export const isGuarded = (plan: Plan, bucket: string, against: "policy" | "acl"): boolean =>
  plan.ofType(/^aws_s3_bucket_public_access_block$/).some((block) => {
    if (block.after === undefined) return false;
    const [of] = plan.named(block, "bucket", block.after.bucket, /^aws_s3_bucket$/, "after");
    if (of?.address !== bucket && block.after.bucket !== bucket) return false;
    return isTrue(
      block.after[against === "policy" ? "restrict_public_buckets" : "ignore_public_acls"],
    );
  });

/** The bucket that a policy or an ACL is of. */
export function bucketOf(plan: Plan, address: string): string | undefined {
  const resource = plan.at(address);
  if (!resource?.type.startsWith("aws_s3_bucket")) return undefined;
  const [bucket] = plan.named(
    resource,
    "bucket",
    resource.after?.bucket,
    /^aws_s3_bucket$/,
    "after",
  );
  return (
    bucket?.address ??
    (typeof resource.after?.bucket === "string" ? resource.after.bucket : undefined)
  );
}

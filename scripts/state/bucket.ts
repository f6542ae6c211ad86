import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { awsStatus, explainedAwsError } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { forbidden, isForbidden } from "./forbidden";
import { bucketClient, type StatePlace } from "./place";

/** Whether the bucket of a stack's state is there; one in another region or of others is an error. */
export async function hasBucket(place: StatePlace): Promise<boolean> {
  const { bucket, region } = place.stack.backend;
  const client = bucketClient(place);
  const asked = { Bucket: bucket, ExpectedBucketOwner: place.stack.accountId };
  try {
    const { BucketRegion } = await client.send(new HeadBucketCommand(asked));
    if (BucketRegion && BucketRegion !== region) throw inAnotherRegion(place, BucketRegion);
    return true;
  } catch (error) {
    const where = regionIn(error);
    if (where !== undefined && where !== region) throw inAnotherRegion(place, where);
    if (awsStatus(error) === 404) return false;
    if (isForbidden(error)) throw forbidden(place, error);
    throw explainedAwsError(error, `looking for the bucket ${bucket}`);
  }
}

/** For what needs the bucket and not the state that counts now. */
export async function requireBucket(place: StatePlace): Promise<void> {
  if (!(await hasBucket(place))) throw bucketMissing(place);
}

function bucketMissing({ stack }: StatePlace): CommandError {
  return new CommandError(
    `the bucket ${stack.backend.bucket}, which keeps the state of ${stack.name}, does not exist`,
    {
      hint: `Run devops-platform bootstrap ${stack.name}: it makes the bucket in the account ${stack.accountId}.`,
      exitCode: exitCodes.aws,
    },
  );
}

/** S3 names the region of a bucket in every answer about it, refusals included. */
function regionIn(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("$response" in error)) return undefined;
  const { headers } = (error.$response ?? {}) as { headers?: Record<string, string> };
  return headers?.["x-amz-bucket-region"];
}

function inAnotherRegion({ stack }: StatePlace, found: string): CommandError {
  const { bucket, region } = stack.backend;
  return new CommandError(
    `the bucket ${bucket} is in ${found}, and the state of ${stack.name} belongs in ${region}`,
    {
      hint:
        `Somebody made a bucket of that name in ${found}. If it keeps nothing of yours, delete it, wait until the name is free again, ` +
        `and run devops-platform bootstrap ${stack.name}. Otherwise change \`region\` of the environment, or \`name\` in platform.ts.`,
      exitCode: exitCodes.aws,
    },
  );
}

import { awsErrorName, awsStatus, explainedAwsError } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StatePlace } from "./place";

/** Does something with a stack's state; where it may not, says what is missing. */
export async function explainBucket<T>(place: StatePlace, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isForbidden(error)) throw forbidden(place, error);
    throw explainedAwsError(error, `reading the state of ${place.stack.name}`);
  }
}

export const isForbidden = (error: unknown): boolean =>
  awsStatus(error) === 403 &&
  /AccessDenied|Forbidden|^403$|^Unknown/.test(awsErrorName(error) ?? "");

/** S3 answers the same for a bucket of somebody else and for one that a policy closes. */
export function forbidden({ stack }: StatePlace, error: unknown): CommandError {
  const { bucket, kmsKeyId } = stack.backend;
  const said = error instanceof Error && error.message ? `\nAWS said: ${error.message}` : "";
  return new CommandError(
    `these credentials may not use the bucket ${bucket}, which keeps the state of ${stack.name}`,
    {
      hint:
        `It takes s3:ListBucket on the bucket, s3:GetObject and s3:PutObject on what is in it, and use of the key ${kmsKeyId}.\n` +
        `Use a role of the account ${stack.accountId} that has them (AWS_PROFILE).${said}`,
      exitCode: exitCodes.aws,
    },
  );
}

import { CommandError, exitCodes } from "../lib/errors.mjs";

/** The name AWS gave an error: `AccessDenied`, `NoSuchBucket`; undefined for what AWS never saw. */
export function awsErrorName(error: unknown): string | undefined {
  return error instanceof Error && "$metadata" in error ? error.name : undefined;
}

/** The HTTP status of AWS's answer. */
export function awsStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
  return (error.$metadata as { httpStatusCode?: number } | undefined)?.httpStatusCode;
}

/** Whether AWS says that something is not there, in any service's words. */
export function isNotFound(error: unknown): boolean {
  return (
    awsStatus(error) === 404 ||
    /NotFound|NoSuch|DoesNotExist|NonExistent/i.test(awsErrorName(error) ?? "")
  );
}

interface Cause {
  readonly pattern: RegExp;
  readonly says: string;
  readonly hint: string;
}

/** By the name or the words of an error; the first that fits. Source: AWS's "Common error types". */
const CAUSES: readonly Cause[] = [
  {
    pattern: /ExpiredToken|RequestExpired|token.*expired|SSO session.*(expired|invalid)/i,
    says: "the AWS credentials have expired",
    hint: "Log in again (`aws sso login`, or a new session of your role), then run the same command.",
  },
  {
    pattern:
      /CredentialsProviderError|Could not load credentials|No valid credential sources|NoCredential/i,
    says: "there are no AWS credentials",
    hint: "Set AWS_PROFILE to a profile of ~/.aws/config, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
  },
  {
    pattern:
      /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKeyId|AuthFailure/i,
    says: "AWS does not know these credentials",
    hint: "Look at AWS_PROFILE and AWS_ACCESS_KEY_ID; `aws sts get-caller-identity` must answer.",
  },
  {
    pattern:
      /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|connection refused|no such host/i,
    says: "AWS could not be reached",
    hint: "Look at the network and at AWS_ENDPOINT_URL, which points everything at an emulator.",
  },
  {
    pattern: /AccessDenied|UnauthorizedOperation|NotAuthorized|Forbidden|\b403\b/i,
    says: "AWS refused: these credentials may not do it",
    hint: "Use a role that may, or have its policy widened.",
  },
  {
    pattern: /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/i,
    says: "AWS asked to slow down, again and again",
    hint: "Something else calls AWS a lot at the moment; run the same command a little later.",
  },
  {
    // An answer to a HEAD has no words: S3 says so of an expired token, which is a 400.
    pattern: /^Unknown UnknownError.*\b400\b/,
    says: "AWS refused without saying why, as it does where credentials have expired",
    hint: "Log in again (`aws sso login`, or a new session of your role), then run the same command.",
  },
];

/** What is behind an error of AWS or of Terraform's AWS provider, where it is one of the usual things. */
export function causeOf(
  words: string,
): { readonly says: string; readonly hint: string } | undefined {
  return CAUSES.find(({ pattern }) => pattern.test(words));
}

/** An error of the AWS SDK as one for people; `doing` completes "while …": `reading the state of dev`. */
export function explainedAwsError(error: unknown, doing: string): unknown {
  if (!(error instanceof Error) || error.name === "CommandError") return error;
  const words = `${error.name} ${error.message} ${codeOf(error)} ${awsStatus(error) ?? ""}`;
  const cause = causeOf(words);
  const said = error.message.trim() || codeOf(error) || error.name;
  if (!cause && awsErrorName(error) === undefined) return error;
  return new CommandError(`${cause?.says ?? "AWS refused"}, while ${doing}`, {
    hint: [cause?.hint, `AWS said: ${error.name}: ${said}`].filter(Boolean).join("\n"),
    exitCode: exitCodes.aws,
    cause: undefined,
  });
}

/** Does something with AWS; what fails is explained. */
export async function callingAws<T>(doing: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw explainedAwsError(error, doing);
  }
}

/** What a call answers, or undefined where AWS says that there is no such thing. */
export async function orNothing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function codeOf(error: Error): string {
  const inner = error.cause instanceof Error ? codeOf(error.cause) : "";
  const code = "code" in error ? String(error.code) : "";
  // Node reports what failed at several addresses together.
  const many = error instanceof AggregateError ? error.errors.filter(isError).map(codeOf) : [];
  return [code, inner, ...many].filter((one) => one !== "").join(" ");
}

const isError = (error: unknown): error is Error => error instanceof Error;

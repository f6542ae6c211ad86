import { describe, expect, test } from "vitest";
import { explainedAwsError, isNotFound } from "../../../scripts/aws/errors";

const fromAws = (name: string, message: string, httpStatusCode = 400) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

const explained = (error: unknown) =>
  explainedAwsError(error, "reading the state of dev") as Error & {
    hint: string;
    exitCode: number;
  };

describe("what AWS refuses is explained", () => {
  test.each([
    [
      fromAws("ExpiredTokenException", "The security token is expired"),
      /have expired/,
      /aws sso login/,
    ],
    [
      fromAws("InvalidClientTokenId", "The security token is invalid"),
      /does not know/,
      /AWS_PROFILE/,
    ],
    [fromAws("AccessDenied", "User: x is not authorized", 403), /may not do it/, /role/],
    [fromAws("ThrottlingException", "Rate exceeded"), /slow down/, /later/],
  ])("%s", (error, message, hint) => {
    const { message: said, hint: next, exitCode } = explained(error);
    expect(said).toMatch(message);
    expect(said).toMatch(/while reading the state of dev$/);
    expect(next).toMatch(hint);
    expect(next).toContain(error.message);
    expect(exitCode).toBe(6);
  });

  test("credentials that are not there", () => {
    const error = Object.assign(new Error("Could not load credentials from any providers"), {
      name: "CredentialsProviderError",
    });
    expect(explained(error).message).toMatch(/there are no AWS credentials/);
  });

  test("an endpoint where nobody listens", () => {
    const refused = Object.assign(new Error(""), { code: "ECONNREFUSED" });
    const error = new AggregateError([refused], "");
    expect(explained(error).message).toMatch(/could not be reached/);
  });

  test("what is no answer of AWS stays what it was", () => {
    const error = new TypeError("undefined is not a function");
    expect(explained(error)).toBe(error);
  });
});

test.each([
  [fromAws("NoSuchBucket", "", 404), true],
  [fromAws("ResourceNotFoundException", ""), true],
  [fromAws("DBInstanceNotFound", ""), true],
  [fromAws("AccessDenied", "", 403), false],
  [new Error("NoSuchBucket"), false],
])("%s is an answer that there is no such thing: %s", (error, expected) => {
  expect(isNotFound(error)).toBe(expected);
});

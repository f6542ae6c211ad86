/** One permission of an IAM policy. Tokens may stand in resources and conditions. */
export interface Statement {
  /**
   * Names the statement for a reader of the policy: letters and digits.
   * @default none
   */
  readonly sid?: string;
  /** @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** ARNs; `*` only for actions that take no ARN, with a comment that says so. */
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

/** Operator, key, values: `{ StringEquals: { "aws:SourceAccount": "111111111111" } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;

/** The JSON of a policy that hangs on a role. One action or resource is written without a list, as IAM returns it. */
export function policyDocument(statements: readonly Statement[]): string {
  return document(
    statements.map(({ sid, effect = "Allow", actions, resources, conditions }) => ({
      ...(sid === undefined ? {} : { Sid: sid }),
      Effect: effect,
      Action: oneOrMany(actions),
      Resource: oneOrMany(resources),
      ...(conditions === undefined ? {} : { Condition: conditions }),
    })),
  );
}

/**
 * The JSON of the trust policy of a role that an AWS service assumes, e.g. `ecs-tasks.amazonaws.com`.
 * Give conditions ({@link onlyFor}) wherever the service sends them.
 */
export function assumedBy(servicePrincipal: string, conditions?: Conditions): string {
  return document([
    {
      Effect: "Allow",
      Principal: { Service: servicePrincipal },
      Action: "sts:AssumeRole",
      ...(conditions === undefined ? {} : { Condition: conditions }),
    },
  ]);
}

/**
 * Keeps a service from using the role for another account's sake (AWS, "The confused deputy
 * problem"). The pattern is of ARNs of what the service acts for.
 */
export const onlyFor = (accountId: string, sourceArnPattern?: string): Conditions => ({
  StringEquals: { "aws:SourceAccount": accountId },
  ...(sourceArnPattern === undefined ? {} : { ArnLike: { "aws:SourceArn": sourceArnPattern } }),
});

const document = (statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

function oneOrMany(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

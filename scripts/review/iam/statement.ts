/** Actions, resources or principals as a set: what the patterns match, or all but that. */
export interface PatternSet {
  readonly not: boolean;
  readonly patterns: readonly string[];
}

/** One condition: all of its keys and values must hold. */
export interface Condition {
  /** In lower case: `stringequals`. */
  readonly operator: string;
  /** In lower case: `aws:sourcearn`. */
  readonly key: string;
  readonly values: readonly string[];
}

/** One statement of a policy, in one form whatever it was written like. */
export interface Statement {
  readonly allow: boolean;
  /** In lower case. */
  readonly actions: PatternSet;
  readonly resources: PatternSet;
  /** `*`, `AWS:arn:aws:iam::111111111111:root`, `Service:…`; {@link WHOEVER_HAS_IT} in a policy of an identity. */
  readonly principals: PatternSet;
  readonly conditions: readonly Condition[];
}

/** Of policies that hang on a role, a user or a group, the principal is who they hang on. */
export const WHOEVER_HAS_IT: PatternSet = { not: false, patterns: ["(who has it)"] };

export const EVERYTHING: PatternSet = { not: false, patterns: ["*"] };

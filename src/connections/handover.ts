/** Something that is known only once it is deployed: an attribute of a target. */
export interface AttributeOf {
  /** Where the target is in the environment's literal: `databases.main`, `secrets.session-key`. */
  readonly target: string;
  readonly attribute: string;
}

/** A variable's value: known from the configuration, or once something is deployed. */
export type VariableValue = string | AttributeOf;

/** A variable that ECS fills with the value of a secret when a task starts. */
export interface SecretValue extends AttributeOf {
  /**
   * Key of the secret's JSON object whose value is wanted.
   * @default the secret as a whole
   */
  readonly jsonKey?: string;
}

/** A permission of the workload's own role. */
export type Grant =
  | { readonly kind: "read-secret"; readonly secret: AttributeOf }
  | {
      /** Sign in with an IAM token in place of a password (RDS, "IAM database authentication"). */
      readonly kind: "database-sign-in";
      readonly resourceId: AttributeOf;
      readonly user: string;
    }
  | {
      /** Anything else that IAM allows on one thing, and what that takes of the key it is encrypted with. */
      readonly kind: "allow";
      readonly actions: readonly string[];
      readonly resource: AttributeOf;
      readonly keyActions: readonly string[];
    };

/** What a workload gets for what it names, and nothing else. */
export interface Handover {
  readonly variables: Readonly<Record<string, VariableValue>>;
  readonly secretValues: Readonly<Record<string, SecretValue>>;
  readonly grants: readonly Grant[];
}

export type HandoverPart = Partial<Handover>;

/** `user-import` as the start of a variable's name: `USER_IMPORT`. */
export const variablePrefix = (name: string): string => name.toUpperCase().replaceAll("-", "_");

/** The variable that holds the ARN of a secret a workload may read. */
export const secretArnVariable = (prefix: string): string => `${prefix}_SECRET_ARN`;

/** Puts the variables before those that a prefix starts. */
export const prefixed = <T>(prefix: string, values: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${name}`, value]));

/** A secret by reference: its ARN, and the right to read exactly it, so a rotation needs no restart. */
export const secretReference = (prefix: string, secret: AttributeOf): HandoverPart => ({
  variables: { [secretArnVariable(prefix)]: secret },
  grants: [{ kind: "read-secret", secret }],
});

/** What a stack is for, told by where it keeps its state. */
export type StackKind = "bootstrap" | "shared" | "environment";

/** A stack as it was synthesized: what the commands act on, so that they never disagree with the plan. */
export interface Stack {
  readonly name: string;
  readonly kind: StackKind;
  /** The platform it is part of, as its tags say. */
  readonly platform: string;
  /** The environment it is part of, as its tags say; `shared` for what belongs to none. */
  readonly environment: string;
  /** The one account that its provider allows. */
  readonly accountId: string;
  readonly region: string;
  /** The folder with its configuration. It is only read. */
  readonly folder: string;
  readonly backend: StateLocation;
  readonly configuration: Configuration;
}

/** Where a stack keeps its state, and what keeps two runs apart. */
export interface StateLocation {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** ARN of the key (or its alias) that encrypts the state. */
  readonly kmsKeyId: string;
  /** The DynamoDB table of locks; undefined where the bucket keeps a lock file instead. */
  readonly lockTable: string | undefined;
}

/** What is read of a stack's `cdk.tf.json`. */
export interface Configuration {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, ConfiguredArguments>>>>;
  readonly module?: Readonly<Record<string, ConfiguredArguments>>;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly locals?: Readonly<Record<string, unknown>>;
}

export type ConfiguredArguments = Readonly<Record<string, unknown>> & {
  readonly lifecycle?: { readonly prevent_destroy?: boolean };
};

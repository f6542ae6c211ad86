import { defined } from "../defined";
import type { Statement } from "../iam";
import { mapRecord } from "../records";
import type { AttributeOf, Grant, Handover } from "./handover";

/** Something that connections lead to, once its construct exists. */
export interface Target {
  /** Tokens by name. `kmsKeyArn` is the key of the target's secrets, where it is not the environment's. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ResolveProps {
  /** By place in the environment's literal: `databases.main`, `secrets.session-key`. */
  readonly targets: Readonly<Record<string, Target>>;
  /** Makes an ARN of the environment's account and region: `naming.arn`. */
  readonly arn: (service: string, resource: string) => string;
  /**
   * Customer-managed key of the environment: whoever reads a secret must decrypt it too.
   * @default AWS's own key, which takes no permission
   */
  readonly kmsKeyArn?: string;
}

/** What a workload's containers and roles are made of. */
export interface Resolved {
  /** Plain variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variables that ECS fills with a secret's value, or with one key of a JSON secret. */
  readonly secretValues: Readonly<
    Record<string, { readonly arn: string; readonly field?: string }>
  >;
  /** For the task's own role. */
  readonly grants: readonly Statement[];
}

/** Puts the attributes of what now exists in the places that the plan kept for them. */
export function resolveHandover(handover: Handover, props: ResolveProps): Resolved {
  return {
    variables: mapRecord(handover.variables, (value) =>
      typeof value === "string" ? value : attributeOf(value, props),
    ),
    secretValues: mapRecord(handover.secretValues, ({ jsonKey, ...attribute }) => ({
      arn: attributeOf(attribute, props),
      ...defined({ field: jsonKey }),
    })),
    grants: handover.grants.flatMap((grant) => statements(grant, props)),
  };
}

function statements(grant: Grant, props: ResolveProps): Statement[] {
  if (grant.kind === "read-secret") return readSecret(grant.secret, props);
  if (grant.kind === "allow") return allow(grant, props);
  const resource = `dbuser:${attributeOf(grant.resourceId, props)}/${grant.user}`;
  return [{ actions: ["rds-db:connect"], resources: [props.arn("rds-db", resource)] }];
}

/** With a key of the customer's, reading takes decrypting, of this secret alone. */
function readSecret(secret: AttributeOf, props: ResolveProps): Statement[] {
  const arn = attributeOf(secret, props);
  const read: Statement = { actions: ["secretsmanager:GetSecretValue"], resources: [arn] };
  const key = keyOf(secret, props);
  if (key === undefined) return [read];
  const conditions = { StringEquals: { "kms:EncryptionContext:SecretARN": arn } };
  return [read, { actions: ["kms:Decrypt"], resources: [key], conditions }];
}

function allow(
  { actions, resource, keyActions }: Extract<Grant, { readonly kind: "allow" }>,
  props: ResolveProps,
): Statement[] {
  const use: Statement = { actions: [...actions], resources: [attributeOf(resource, props)] };
  const key = keyOf(resource, props);
  if (key === undefined || keyActions.length === 0) return [use];
  return [use, { actions: [...keyActions], resources: [key] }];
}

const keyOf = ({ target }: AttributeOf, { targets, kmsKeyArn }: ResolveProps) =>
  targets[target]?.attributes.kmsKeyArn ?? kmsKeyArn;

function attributeOf({ target, attribute }: AttributeOf, { targets }: ResolveProps): string {
  const found = targets[target];
  if (found === undefined) {
    throw new Error(`${target} is not among the targets of connections: ${listed(targets)}`);
  }
  const value = found.attributes[attribute];
  if (value !== undefined) return value;
  throw new Error(`${target} has no attribute ${attribute}: it has ${listed(found.attributes)}`);
}

const listed = (record: object): string => Object.keys(record).join(", ") || "none";

import type { Conditions, Statement } from "../../src/iam";
import { allows } from "./permissions";

type Json = Readonly<Record<string, unknown>>;

/** What reads a synthesized stack. */
interface Stack {
  resources(type: string): Readonly<Record<string, Json>>;
}

interface Written {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Conditions;
}

/** The statements of a policy's JSON. */
export const statementsIn = (document: unknown): Statement[] =>
  (JSON.parse(String(document)) as { Statement: Written[] }).Statement.map((one) => ({
    effect: one.Effect,
    actions: [one.Action].flat(),
    resources: [one.Resource].flat(),
    ...(one.Sid !== undefined && { sid: one.Sid }),
    ...(one.Condition && { conditions: one.Condition }),
  }));

/** The statements of a managed policy, by its name in AWS. */
export function policyNamed(stack: Stack, name: string): Statement[] {
  const found = Object.values(stack.resources("aws_iam_policy")).find((one) => one.name === name);
  if (!found) throw new Error(`there is no policy ${name}`);
  return statementsIn(found.policy);
}

/** A role and everything that hangs on it, by its name in AWS. */
export function roleNamed(stack: Stack, name: string) {
  const policies = stack.resources("aws_iam_policy");
  const found = Object.entries(stack.resources("aws_iam_role")).find(
    ([, one]) => one.name === name,
  );
  if (!found) throw new Error(`there is no role ${name}`);
  const [key, role] = found;
  const attached = Object.values(stack.resources("aws_iam_role_policy_attachment"))
    .filter((one) => one.role === `\${aws_iam_role.${key}.name}`)
    .flatMap(({ policy_arn }) => {
      const [, policy = ""] = /^\$\{aws_iam_policy\.(\w+)\.arn\}$/.exec(String(policy_arn)) ?? [];
      return statementsIn(policies[policy]?.policy);
    });
  const [, boundary] = /^\$\{aws_iam_policy\.(\w+)\.arn\}$/.exec(
    String(role.permissions_boundary),
  ) ?? [undefined, undefined];
  return {
    role,
    trust: JSON.parse(String(role.assume_role_policy)) as unknown,
    statements: attached,
    boundary: boundary === undefined ? undefined : statementsIn(policies[boundary]?.policy),
  };
}

/** A request as it is known in full: what is not named here is not there. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** Whether statements allow a request of which everything is known. */
export function allowed(statements: readonly Statement[], { context = {}, ...need }: Request) {
  const keys = statements.flatMap(({ conditions = {} }) =>
    Object.values(conditions).flatMap((one) => Object.keys(one)),
  );
  const known = [...new Set([...keys, ...Object.keys(context)])].map((key) => {
    const value = context[key];
    return [key, value === undefined ? undefined : [value].flat()] as const;
  });
  return allows(statements, {
    ...need,
    context: Object.fromEntries(known) as Readonly<Record<string, readonly string[]>>,
  });
}

/** What a role may do: what its policies and its boundary both allow. */
export const may = (
  { statements, boundary }: Pick<ReturnType<typeof roleNamed>, "statements" | "boundary">,
  request: Request,
): boolean =>
  allowed(statements, request) && (boundary === undefined || allowed(boundary, request));

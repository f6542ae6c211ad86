import { policyDocument, type Statement } from "../../iam";

/** Characters of a managed policy, white space not counted. Source: IAM, "IAM and AWS STS quotas". */
export const POLICY_LIMIT = 6144;

/** Managed policies of a role, where AWS has not raised the quota (it does to 20). Source: as above. */
export const POLICIES_PER_ROLE = 10;

/** As IAM counts a policy. */
export const sizeOf = (document: string): number => document.replaceAll(/\s/g, "").length;

/**
 * Statements as the documents of as few managed policies as their order allows. A statement that is too large
 * alone is split by its actions, and by its resources where it has one action.
 */
export function packed(statements: readonly Statement[]): string[] {
  const policies: Statement[][] = [];
  for (const statement of statements.flatMap(small)) {
    const room = policies.find((policy) => fits([...policy, statement]));
    if (room) room.push(statement);
    else policies.push([statement]);
  }
  return policies.map(policyDocument);
}

const fits = (policy: readonly Statement[]) => sizeOf(policyDocument(policy)) <= POLICY_LIMIT;

function small(statement: Statement): Statement[] {
  if (fits([statement])) return [statement];
  const field = statement.actions.length > 1 ? "actions" : "resources";
  const values = statement[field];
  if (values.length < 2) throw new Error(`no policy can hold ${values.join()}`);
  const half = Math.ceil(values.length / 2);
  return [values.slice(0, half), values.slice(half)].flatMap((part) =>
    small({ ...statement, [field]: part }),
  );
}

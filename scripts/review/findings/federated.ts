import type { Gain } from "../iam/compare";
import { kindOf } from "../iam/conditions";
import type { Condition, Statement } from "../iam/statement";

/** Providers that sign in the people of one company, or of one user pool that `aud` names. */
export const isOwnDirectory = (principal: string): boolean =>
  /:saml-provider\/|^Federated:cognito-identity\.amazonaws\.com/.test(principal);

/** Whether a statement newly lets in whomever a provider signs in. */
export const nowAnybody = ({ statement, how, conditionsWere }: Gain): boolean =>
  how === "allowed" &&
  anybody(statement) &&
  (conditionsWere === undefined || !anybody(conditionsWere));

/** A subject with a wildcard somewhere. */
export const wildSubject = ({ conditions }: Pick<Statement, "conditions">): boolean =>
  conditions.some(
    ({ key, values }) => key.endsWith(":sub") && values.some((value) => /[*?]/.test(value)),
  );

/** Whether no condition says whose subject it has to be. */
const anybody = ({ conditions }: Pick<Statement, "conditions">): boolean =>
  !conditions.some(namesSomebody);

function namesSomebody({ operator, key, values }: Condition): boolean {
  const { not, ifExists, prefix, base, like } = kindOf(operator);
  if (not || ifExists || prefix.startsWith("forall") || base === "null") return false;
  return SUBJECT.test(key) && (!like || values.every((value) => !OPEN.test(value)));
}

const SUBJECT =
  /:(sub|repository|repository_id|repository_owner|repository_owner_id|project_path|oaud)$/;

/** A wildcard before the name of the owner is at its end: `*`, `repo:*`, `repo:ac*`, `organization:*`. */
const OPEN = /^(?:[a-z_]+:)?[^:/]*[*?]/;

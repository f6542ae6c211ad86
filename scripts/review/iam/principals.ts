import { keepStrangersOut } from "./conditions";
import { covers } from "./glob";
import type { Statement } from "./statement";

/** An account's root stands for everybody in it whom its own policies let. */
export function principalCovers(outer: string, inner: string): boolean {
  if (outer === "*" || outer === inner) return true;
  const account = /^AWS:arn:[^:]*:iam::(\d{12}):root$/.exec(outer)?.[1];
  if (account !== undefined) return accountOf(inner) === account;
  return covers(outer, inner);
}

/** The account of `AWS:arn:aws:iam::111111111111:role/app`. */
export const accountOf = (principal: string): string | undefined =>
  /^AWS:arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];

/** Whether a statement lets in somebody whom nobody knows. */
export const isPublic = ({ allow, principals, conditions }: Statement): boolean =>
  allow &&
  (principals.not || principals.patterns.some((one) => one === "*")) &&
  !keepStrangersOut(conditions);

/** The principals in words: `everyone`, `account 222222222222`, `role/reader`. */
export function principalInWords(principal: string): string {
  if (principal === "*") return "everyone";
  const account = /^AWS:arn:[^:]*:iam::(\d{12}):root$/.exec(principal)?.[1];
  if (account !== undefined) return `account ${account}`;
  return principal.replace(/^(AWS|Federated|Service|CanonicalUser):/, "");
}

import type { Severity } from "../findings/finding";
import type { Gain } from "./compare";
import type { Piece } from "./contain";
import { covers } from "./glob";

/**
 * Actions that lead to more permissions than they are. Source: AWS IAM documentation on privilege escalation,
 * and the catalogues of Rhino Security Labs and Bishop Fox.
 */
const ESCALATING = [
  "iam:attach*policy",
  "iam:put*policy",
  "iam:createpolicyversion",
  "iam:setdefaultpolicyversion",
  "iam:createaccesskey",
  "iam:createloginprofile",
  "iam:updateloginprofile",
  "iam:updateassumerolepolicy",
  "iam:addusertogroup",
  "iam:passrole",
  "iam:deleterolepermissionsboundary",
  "iam:deleteuserpermissionsboundary",
  "iam:createrole",
  "iam:createuser",
  "sts:assumerole",
  "lambda:updatefunctioncode",
  "lambda:addpermission",
  "ssm:sendcommand",
  "ssm:startsession",
  "ecs:executecommand",
  "kms:creategrant",
  "kms:putkeypolicy",
  "secretsmanager:putresourcepolicy",
  "s3:putbucketpolicy",
  "organizations:*",
] as const;

/** Whether a piece of actions only looks, by how AWS names actions. */
const looks = (action: string): boolean =>
  /^[a-z0-9-]+:(describe|list|get|head|view|lookup|batchget|search)/.test(action) &&
  !/:(getsecretvalue|getparameter|getobject|getitem|batchgetitem|getauthorizationtoken\*)/.test(
    action,
  );

/** How far an allowed request reaches, by itself. */
export function breadth(gain: Gain): { severity: Severity; because: string } {
  const found = gain.requests.map(({ action, resource }) => reach(action, resource));
  const ORDER: readonly Severity[] = ["critical", "high", "medium", "low"];
  for (const severity of ORDER) {
    const one = found.find((reached) => reached.severity === severity);
    if (one) return one;
  }
  return { severity: "low", because: "" };
}

function reach(action: Piece, resource: Piece): { severity: Severity; because: string } {
  const [name = "*"] = action.patterns;
  const anything = resource.not || resource.patterns.some((one) => isWide(one));
  if (action.not)
    return {
      severity: anything ? "critical" : "high",
      because: "NotAction allows every action that it does not name, those of tomorrow too.",
    };
  if (covers(name, "iam:putrolepolicy") && anything)
    return {
      severity: "critical",
      because: "It may give itself every other permission.",
    };
  const leading = ESCALATING.find((one) => covers(name, one) || covers(one, name));
  if (leading !== undefined && anything)
    return { severity: "high", because: `${name} on any resource leads to further permissions.` };
  if (/^[\w-]+:\*$/.test(name) || name === "*")
    return {
      severity: anything ? "high" : "medium",
      because: "A wildcard takes in actions that nobody here thought of, deleting among them.",
    };
  if (anything && !looks(name))
    return { severity: "medium", because: "It is allowed on every resource of the account." };
  return { severity: looks(name) ? "low" : "medium", because: "" };
}

/** `*`, and ARNs that name a service and nothing of it. */
const isWide = (resource: string): boolean =>
  /^\*+$/.test(resource) ||
  /^arn:[^:]*:[^:]*:[^:]*:[^:]*:\*$/.test(resource) ||
  resource === "arn:*";

import { parseArn } from "../leftovers/classify";
import { askOwner } from "../leftovers/owners";
import { taggedArns } from "../leftovers/tagged";
import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";
import type { PlanJson } from "../terraform/plan-json";
import { namedAmong } from "./by-tags";
import { creationsIn, knownArns } from "./creations";
import { restoredKeys } from "./keys";
import { logGroupsOfAws } from "./log-groups";
import { restoredSecrets } from "./secrets";

/** Something that is there already and that a plan would create: what an `import` block says. */
export interface Import {
  /** Its address, `module.session_key.aws_secretsmanager_secret.this`. */
  readonly to: string;
  /** What the provider imports it by. */
  readonly id: string;
}

/**
 * What a plan would create although it is there: AWS made it by itself, an apply was killed before it
 * noted it, or it waits for its deletion and keeps its name until then. What waits is restored here, so
 * that it can be imported; plan again with the imports.
 */
export async function findAdoptable(
  context: StackContext,
  plan: PlanJson,
  receipt?: Receipt,
): Promise<Import[]> {
  const creations = creationsIn(plan);
  if (creations.length === 0) return [];
  const ofType = (type: string) => creations.filter((creation) => creation.type === type);
  const found = [
    ...(await restoredSecrets(context, ofType("aws_secretsmanager_secret"))),
    ...(await restoredKeys(context, ofType("aws_kms_key"), receipt)),
    ...(await logGroupsOfAws(context, ofType("aws_cloudwatch_log_group"))),
    ...(await leftBehind(context, plan)),
  ];
  return [...new Map(found.map((one) => [one.to, one])).values()];
}

/** The tagging API lists for a while what is gone: only what its service knows can be imported. */
async function leftBehind(context: StackContext, plan: PlanJson): Promise<Import[]> {
  const candidates = namedAmong(creationsIn(plan), await taggedArns(context), knownArns(plan));
  const imports: Import[] = [];
  for (const { arn, to, id } of candidates)
    if ((await askOwner(context, parseArn(arn))) === "there") imports.push({ to, id });
  return imports;
}

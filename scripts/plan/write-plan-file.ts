import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { callerOf } from "../aws/account";
import { commitOf } from "../lib/commit";
import { writePrivately } from "../lib/private-file";
import type { StackContext } from "../lib/stack-context";
import { wholeLock } from "../terraform/provider-checksums";
import { PLAN_FILE_VERSION, type PlanFile, sha256Of } from "./plan-file";
import type { StackPlan } from "./plan-stack";

/** Keeps a plan in one file, for `deploy --plan`. */
export async function writePlanFile(
  context: StackContext,
  { made, basis }: StackPlan,
  file: string,
): Promise<void> {
  const { stack, access, app } = context;
  const plan = readFileSync(made.file);
  const { arn } = await callerOf(access, stack.region);
  const content: PlanFile = {
    format: "devops-platform plan",
    version: PLAN_FILE_VERSION,
    platform: stack.platform,
    stack: stack.name,
    environment: stack.environment,
    account: stack.accountId,
    region: stack.region,
    ...(basis.state && { state: basis.state }),
    pointers: { ...basis.pointers },
    terraform: made.json.terraform_version,
    providers: wholeLock(dirname(made.file)),
    commit: await commitOf(app.folder),
    made: new Date().toISOString(),
    by: arn,
    sha256: sha256Of(plan),
    plan: plan.toString("base64"),
  };
  writePrivately(file, `${JSON.stringify(content, undefined, 2)}\n`, "the plan");
}

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { callerOf } from "../aws/account";
import { commitOf } from "../lib/commit";
import { writePrivately } from "../lib/private-file";
import type { StackContext } from "../lib/stack-context";
import { wholeLock } from "../terraform/provider-checksums";
import { pack } from "./for-review";
import { checksumOf, PLAN_FILE_VERSION, type PlanFile } from "./plan-file";
import type { StackPlan } from "./plan-stack";

/** Keeps a plan in one file, for `review` and for `deploy --plan`. */
export async function writePlanFile(
  context: StackContext,
  { made, basis, refreshed }: StackPlan,
  file: string,
): Promise<void> {
  const { stack, access, app } = context;
  // Nobody applies a plan from the state alone, and without Terraform's own it holds no secret.
  const plan = refreshed ? readFileSync(made.file).toString("base64") : "";
  const review = pack(made.json).toString("base64");
  const { arn } = await callerOf(access, stack.region);
  const content: PlanFile = {
    format: "devops-platform plan",
    version: PLAN_FILE_VERSION,
    platform: stack.platform,
    stack: stack.name,
    environment: stack.environment,
    account: stack.accountId,
    region: stack.region,
    refreshed,
    ...(basis.state && { state: basis.state }),
    pointers: { ...basis.pointers },
    terraform: made.json.terraform_version,
    providers: wholeLock(dirname(made.file)),
    commit: await commitOf(app.folder),
    made: new Date().toISOString(),
    by: arn,
    sha256: checksumOf({ plan, review }),
    plan,
    review,
  };
  writePrivately(file, `${JSON.stringify(content, undefined, 2)}\n`, "the plan");
}

import { restoreDeleted } from "../adopt/deleted";
import type { Import } from "../adopt/import-blocks";
import { logGroupsOfAws } from "../adopt/log-groups";
import { isSame, notThere, together, writeTakeover } from "../adopt/takeover";
import { UnrecordedSearch } from "../adopt/unrecorded/find";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";
import type { PlanJson } from "../terraform/plan-json";
import type { Workspace } from "../terraform/workspace";
import { planStack, type StackPlan } from "./plan-stack";

/** Things are parts of parts at most four deep; the rest is for what Terraform has to be asked about. */
const ROUNDS = 15;

/**
 * Plans a stack and, where something it would create is there already, imports that instead: what a
 * killed deploy made and could not note, log groups that AWS made, and what waits for its deletion,
 * which is restored when it is agreed to.
 */
export function planAdopting(
  context: StackContext,
  workspace: Workspace,
  receipt?: Receipt,
): Promise<StackPlan> {
  return planImporting(context, workspace, (plan) => restoreDeleted(context, plan, receipt));
}

/** The same for what only looks: nothing is restored. `args` are further ones of `terraform plan`. */
export function planAsItIs(
  context: StackContext,
  workspace: Workspace,
  args: readonly string[] = [],
): Promise<StackPlan> {
  return planImporting(context, workspace, async () => [], args);
}

/** Plans again for as long as an import makes more known of what is there. */
async function planImporting(
  context: StackContext,
  workspace: Workspace,
  findMore: (plan: PlanJson) => Promise<Import[]>,
  args: readonly string[] = [],
): Promise<StackPlan> {
  const search = new UnrecordedSearch(context);
  let others: readonly Import[] = [];
  let imports: readonly Import[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const planned = await planWith(context, workspace, imports, args);
    if ("missing" in planned) {
      const { missing } = planned;
      for (const one of missing) search.isNotThere(one);
      imports = imports.filter((one) => !missing.includes(one));
      others = others.filter((one) => !missing.includes(one));
      continue;
    }
    const { json } = planned.made;
    others = together(others, [
      ...(await logGroupsOfAws(context, json)),
      ...(await findMore(json)),
    ]);
    const found = together(await search.findUnrecorded(json), others);
    if (isSame(found, imports)) return planned;
    sayMore(context, imports, found);
    imports = found;
  }
  throw new CommandError(`what ${context.stack.name} has in AWS already cannot be told`, {
    hint: "Nothing was changed. Something else works on it at the same time; run the same command again when it is done.",
    exitCode: exitCodes.terraform,
  });
}

/** A plan with imports; or those of which Terraform says that they are not there. */
async function planWith(
  context: StackContext,
  workspace: Workspace,
  imports: readonly Import[],
  given: readonly string[],
): Promise<StackPlan | { readonly missing: readonly Import[] }> {
  const args = [...given, ...(await writeTakeover(context, workspace.directory, imports))];
  const missing = new Set<string>();
  const run = {
    ...workspace.run,
    onEvent: (event: Parameters<typeof notThere>[0]) => {
      const address = notThere(event);
      if (address !== undefined) missing.add(address);
    },
  };
  try {
    return await planStack(context, { ...workspace, run }, args);
  } catch (error) {
    if (missing.size === 0) throw error;
    return { missing: imports.filter(({ to }) => missing.has(to)) };
  }
}

function sayMore({ say }: StackContext, before: readonly Import[], after: readonly Import[]): void {
  const known = new Set(before.map(({ to }) => to));
  const more = after.filter(({ to }) => !known.has(to));
  if (more.length === 0) return;
  say(`There already, and taken over: ${more.map(({ to }) => to).join(", ")}`);
  if (more.some(({ to }) => to.startsWith("aws_ssm_parameter.")))
    say(
      "Parameters are made again, since their values cannot be imported: a release keeps its digest, a setting gets what is configured.",
    );
}

import { join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Diagnostic } from "./events";
import { terraformFailed } from "./failure";
import { refuseFullDisk } from "./full-disk";
import type { LongRun } from "./long-run";
import { longTerraform } from "./long-run";
import type { PlanJson } from "./plan-json";
import { terraform } from "./run";

/** A plan that was made and is kept in its workspace. */
export interface MadePlan {
  /** Terraform's own plan file. */
  readonly file: string;
  readonly json: PlanJson;
}

export interface PlanOptions {
  /** What is planned, for errors: `dev`. */
  readonly name: string;
  /** Further arguments of `terraform plan`. */
  readonly args?: readonly string[];
}

/** Plans a stack and keeps the plan in its workspace. */
export async function makePlan(run: LongRun, options: PlanOptions): Promise<MadePlan> {
  const { name, args = [] } = options;
  const file = join(run.directory, "saved.tfplan");
  const { code, diagnostics } = await longTerraform(run, [
    "plan",
    ...["-json", "-input=false", `-out=${file}`],
    ...args,
  ]);
  if (code !== 0) {
    refuseFullDisk(diagnostics);
    throw terraformFailed(diagnostics, {
      doing: `planning ${name}`,
      stack: name,
      next: "Nothing was changed.",
    });
  }
  return { file, json: await showPlanFile(run, file) };
}

/** A plan file as JSON. It may hold settings and names, and no generated secret. */
export async function showPlanFile(run: LongRun, file: string): Promise<PlanJson> {
  return JSON.parse(await terraform(run, ["show", "-json", file])) as PlanJson;
}

/** A plan file as Terraform shows it to people. */
export function planText(run: LongRun, file: string): Promise<string> {
  return terraform(run, ["show", "-no-color", file]);
}

/** Applies exactly what a plan file says. */
export async function applyPlanFile(
  run: LongRun,
  options: {
    readonly file: string;
    readonly stack: string;
    readonly doing: string;
    readonly next: string;
  },
): Promise<void> {
  const { code, diagnostics } = await longTerraform(run, [
    "apply",
    ...["-json", "-input=false", options.file],
  ]);
  if (code === 0) return;
  refuseStale(options.doing, diagnostics);
  throw terraformFailed(diagnostics, { ...options, next: run.unsaved?.() ?? options.next });
}

/** Terraform compares the state's serial when it has the lock: the last to notice another apply. */
function refuseStale(doing: string, diagnostics: readonly Diagnostic[]): void {
  if (!diagnostics.some(({ summary }) => summary === "Saved plan is stale")) return;
  throw new CommandError(`${doing} was refused: the state moved after the plan was made`, {
    hint: "Something was applied in between. Nothing was changed. Run the same command again: it plans anew.",
    exitCode: exitCodes.stale,
  });
}

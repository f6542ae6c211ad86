import { refuseForeignProviders } from "./foreign-providers";
import type { PlanJson } from "./plan-json";
import { checkProvidersNoMore } from "./provider-checksums";
import { type TerraformRun, terraform } from "./run";

const planFile = "saved.tfplan";

/** `terraform init`; `backendConfig` is a file for a backend that is configured from outside. */
export async function init(run: TerraformRun, backendConfig?: string): Promise<void> {
  const backend = backendConfig === undefined ? [] : [`-backend-config=${backendConfig}`];
  await terraform(run, ["init", "-input=false", "-no-color", ...backend]);
  await refuseForeignProviders(run.directory);
  await checkProvidersNoMore(run.directory);
}

export async function validate(run: TerraformRun): Promise<void> {
  await terraform(run, ["validate", "-no-color"]);
}

/** Plans, keeps the plan in the work directory for {@link showPlan} and returns it for people. */
export async function plan(run: TerraformRun): Promise<string> {
  const options = ["-input=false", "-no-color", "-lock=false", `-out=${planFile}`];
  return terraform(run, ["plan", ...options]);
}

/** The plan that {@link plan} kept. */
export async function showPlan(run: TerraformRun): Promise<PlanJson> {
  return JSON.parse(await terraform(run, ["show", "-json", planFile])) as PlanJson;
}

/** Makes the account what the configuration says, without asking. */
export async function apply(run: TerraformRun): Promise<void> {
  await terraform(run, ["apply", "-input=false", "-no-color", "-auto-approve"]);
}

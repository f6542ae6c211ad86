import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { asText, type Contexts, filled, holds } from "./expressions";
import { type Done, runStep } from "./step";
import type { Job } from "./workflow";
import type { JobRun, Running, StepRun } from "./world";

/** An instance of a job that has ended. */
export interface Ended extends JobRun {
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the steps of an instance of a job in their order, on a runner of its own. */
export async function runJob(
  key: string,
  job: Job,
  contexts: Contexts,
  { world, artifacts, workflow }: Pick<Running, "artifacts" | "workflow" | "world">,
): Promise<Ended> {
  const folder = mkdtempSync(join(world.temporary, `${key}-`));
  const workspace = join(folder, "workspace");
  mkdirSync(workspace);
  const environmentName = nameOf(job.environment, contexts);
  if (environmentName !== undefined) await world.onEnvironment?.(environmentName);
  const own = filled(job.env ?? {}, contexts) as Readonly<Record<string, string>>;
  const variables = { ...own, RUNNER_TEMP: folder, GITHUB_WORKSPACE: workspace, GITHUB_JOB: key };
  const running: Running = {
    ...{ world, artifacts, workflow, workspace, environmentName, variables },
    permissions: job.permissions ?? {},
  };
  const done: StepRun[] = [];
  const steps: Record<string, object> = {};
  const sees = () => ({
    ...contexts,
    env: variables,
    steps,
    job: { status: done.some(failed) ? "failure" : "success" },
    runner: { temp: folder, os: "Linux" },
  });
  for (const step of job.steps ?? []) {
    const before = { success: !done.some(failed), failure: done.some(failed) };
    const skipped: Done = { result: "skipped", outputs: {}, stdout: "", stderr: "", summary: "" };
    const ran = holds(step.if, sees(), before) ? await runStep(step, running, sees()) : skipped;
    const { outputs, ...rest } = ran;
    const tolerated = step["continue-on-error"] ?? false;
    const name = asText(filled(step.name ?? step.run ?? step.uses, sees()));
    done.push({ name, tolerated, ...rest });
    const conclusion = tolerated && ran.result === "failure" ? "success" : ran.result;
    if (step.id !== undefined) steps[step.id] = { outputs, outcome: ran.result, conclusion };
  }
  const outputs = filled(job.outputs ?? {}, sees()) as Record<string, string>;
  const result = done.some(failed) ? "failure" : "success";
  return { job: key, name: asText(filled(job.name ?? key, sees())), result, steps: done, outputs };
}

const failed = ({ result, tolerated }: StepRun): boolean => result === "failure" && !tolerated;

function nameOf(environment: Job["environment"], contexts: Contexts): string | undefined {
  const name = typeof environment === "object" ? environment.name : environment;
  return name === undefined ? undefined : asText(filled(name, contexts));
}

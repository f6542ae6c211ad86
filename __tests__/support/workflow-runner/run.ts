import { join } from "node:path";
import { Artifacts } from "./artifacts";
import { type Contexts, holds } from "./expressions";
import { githubContext } from "./github-context";
import { type Ended, runJob } from "./job";
import { combinationsOf } from "./matrix";
import { type Job, needsOf, readYaml, type Workflow } from "./workflow";
import type { JobRun, Result, Running, World } from "./world";

/** What a run of a workflow did. */
export interface WorkflowRun {
  readonly result: Result;
  /** Instances of jobs in the order in which they ran; those of a workflow that was called too. */
  readonly jobs: readonly JobRun[];
  readonly artifacts: Artifacts;
}

interface Needed {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs a workflow's jobs one after another, each when those that it needs have ended. */
export async function runWorkflow(
  world: World,
  file: string,
  artifacts = new Artifacts(join(world.temporary, `artifacts-${file.replaceAll("/", "-")}`)),
): Promise<WorkflowRun> {
  const { jobs } = readYaml<Workflow>(join(world.origin, file));
  const ran: JobRun[] = [];
  const ended = new Map<string, Needed>();
  const waiting = new Map(Object.entries(jobs));
  while (waiting.size > 0) {
    const next = [...waiting].find(([, job]) => needsOf(job).every((name) => ended.has(name)));
    if (next === undefined) throw new Error(`jobs of ${file} wait for each other`);
    const [key, job] = next;
    waiting.delete(key);
    const contexts = contextsOf(world, job, ended);
    const before = beforeOf(key, jobs, ended);
    const { instances, outputs } = holds(job.if, contexts, before)
      ? await runInstances(key, job, contexts, { world, artifacts, workflow: file })
      : { instances: [skipped(key)], outputs: {} };
    ran.push(...instances);
    ended.set(key, { result: resultOf(instances), outputs });
  }
  return { result: resultOf(ran), jobs: ran, artifacts };
}

async function runInstances(
  key: string,
  job: Job,
  contexts: Contexts,
  place: Pick<Running, "artifacts" | "workflow" | "world">,
): Promise<{ readonly instances: readonly JobRun[]; readonly outputs: Needed["outputs"] }> {
  if (job.uses !== undefined) {
    const called = await runWorkflow(place.world, job.uses.replace(/^\.\//, ""), place.artifacts);
    return { instances: called.jobs, outputs: {} };
  }
  const instances: Ended[] = [];
  for (const matrix of combinationsOf(job, contexts)) {
    // With `max-parallel: 1` and `fail-fast` nothing begins after a failure.
    if (job.strategy?.["max-parallel"] === 1 && resultOf(instances) === "failure") break;
    instances.push(await runJob(key, job, { ...contexts, matrix }, place));
  }
  return { instances, outputs: Object.assign({}, ...instances.map(({ outputs }) => outputs)) };
}

const contextsOf = (world: World, job: Job, ended: ReadonlyMap<string, Needed>): Contexts => ({
  github: githubContext(world),
  needs: Object.fromEntries(needsOf(job).map((name) => [name, ended.get(name)])),
  inputs: world.event.inputs ?? {},
  vars: world.vars,
  secrets: { ...world.secrets, GITHUB_TOKEN: "token-of-the-job" },
  env: {},
  matrix: {},
});

/** What `success()` and `failure()` say of a job: all count that it needs, and those that these need. */
function beforeOf(key: string, jobs: Workflow["jobs"], ended: ReadonlyMap<string, Needed>) {
  const above = new Set(needsOf(jobs[key] ?? {}));
  for (const name of above) for (const one of needsOf(jobs[name] ?? {})) above.add(one);
  const results = [...above].map((name) => ended.get(name)?.result);
  return {
    success: results.every((result) => result === "success"),
    failure: results.includes("failure"),
  };
}

function resultOf(instances: readonly JobRun[]): Result {
  if (instances.some(({ result }) => result === "failure")) return "failure";
  const ran = instances.some(({ result }) => result === "success");
  return ran || instances.length === 0 ? "success" : "skipped";
}

const skipped = (job: string): JobRun => ({ job, name: job, result: "skipped", steps: [] });

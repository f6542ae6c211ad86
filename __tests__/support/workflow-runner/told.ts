import type { WorkflowRun } from "./run";

/** Names of the jobs that ran, in order. */
export const jobsOf = ({ jobs }: WorkflowRun): string[] =>
  jobs.filter(({ result }) => result !== "skipped").map(({ name }) => name);

/** What failed, with what it said: `plan dev: Plan: …`. */
export const failuresOf = ({ jobs }: WorkflowRun): string[] =>
  jobs.flatMap(({ name, steps }) =>
    steps
      .filter(({ result, tolerated }) => result === "failure" && !tolerated)
      .map((step) => `${name}: ${step.name}: ${step.code ?? ""} ${step.stdout}${step.stderr}`),
  );

/** How each job of the workflow ended, by its key. */
export const resultsOf = ({ jobs }: WorkflowRun): Record<string, string> =>
  Object.fromEntries(jobs.map(({ job, result }) => [job, result]));

/** What stands on the page of the run. */
export const summaryOf = ({ jobs }: WorkflowRun): string =>
  jobs.flatMap(({ steps }) => steps.map(({ summary }) => summary)).join("");

/** Fails with what steps that failed have said. */
export function expectNoFailure(run: WorkflowRun): void {
  const failures = failuresOf(run);
  if (failures.length > 0) throw new Error(failures.join("\n"));
}

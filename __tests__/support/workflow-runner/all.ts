import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../apps";
import { type CompositeAction, type Job, readYaml, type Step, type Workflow } from "./workflow";

const FOLDER = join(projectRoot, ".github", "workflows");

/** Every workflow by the name of its file. */
export const workflows: Readonly<Record<string, Workflow>> = Object.fromEntries(
  readdirSync(FOLDER).map((file) => [file, readYaml<Workflow>(join(FOLDER, file))]),
);

/** Every job as `deploy.yml: apply`. */
export const jobs: readonly (readonly [string, Job])[] = Object.entries(workflows).flatMap(
  ([file, workflow]) =>
    Object.entries(workflow.jobs).map(([key, job]) => [`${file}: ${key}`, job] as const),
);

const setup = readYaml<CompositeAction>(
  join(projectRoot, ".github", "actions", "setup", "action.yml"),
);

/** Every step with where it stands, those of our own action too. */
export const steps: readonly (readonly [string, Step])[] = [
  ...jobs.flatMap(([where, { steps = [] }]) =>
    steps.map((step) => [`${where}: ${step.name}`, step] as const),
  ),
  ...setup.runs.steps.map((step) => [`setup: ${step.name}`, step] as const),
];

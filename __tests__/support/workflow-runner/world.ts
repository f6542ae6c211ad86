import type { Artifacts } from "./artifacts";

/** What GitHub says happened. */
export interface GithubEvent {
  readonly name: "pull_request" | "push" | "schedule" | "workflow_dispatch";
  /** `refs/heads/main` */
  readonly ref: string;
  /** The commit that is checked out. */
  readonly sha: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** What a step may see and change of the job that it is part of. */
export interface Running {
  readonly world: World;
  readonly artifacts: Artifacts;
  /** The file of the workflow that the job is written in: `.github/workflows/deploy.yml`. */
  readonly workflow: string;
  /** An empty folder at first, where steps run. */
  readonly workspace: string;
  /** The job's permissions, such as `id-token: write`. */
  readonly permissions: Readonly<Record<string, string>>;
  /** The environment of GitHub's that the job names. */
  readonly environmentName: string | undefined;
  /** Variables that steps have set for those after them. */
  readonly variables: Record<string, string>;
}

export type Inputs = Readonly<Record<string, string>>;

/** Does what an action does, as far as the jobs here need it. @returns its outputs */
export type StandIn = (inputs: Inputs, running: Running) => Promise<Inputs> | Inputs;

/** Where workflows run, and what runs in the place of what is not here. */
export interface World {
  readonly repository: string;
  /** The clone that is checked out. */
  readonly origin: string;
  readonly temporary: string;
  readonly event: GithubEvent;
  /** What a runner has: programs, and where AWS and GitHub are. No credentials. */
  readonly environment: NodeJS.ProcessEnv;
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  /** By the name of the action, without its version. */
  readonly actions: Readonly<Record<string, StandIn>>;
  /** By the whole line of `run`: what takes too long to be tried again, such as all the tests. */
  readonly lines: Readonly<Record<string, (running: Running) => Promise<void> | void>>;
  /** Called when a job enters an environment of GitHub's, as its reviewers would be. */
  readonly onEnvironment?: (name: string) => Promise<void> | void;
}

export type Result = "success" | "failure" | "skipped";

/** What a step did. */
export interface StepRun {
  readonly name: string;
  readonly result: Result;
  /** Whether the job goes on all the same where it failed. */
  readonly tolerated?: boolean;
  /** The exit code of what it ran; undefined of an action. */
  readonly code?: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
}

/** What an instance of a job did. */
export interface JobRun {
  /** Its key in the file. */
  readonly job: string;
  /** Its name, filled in. */
  readonly name: string;
  readonly result: Result;
  readonly steps: readonly StepRun[];
}

import { type CauseRule, RULES } from "./likely-cause-rules";

/** A container of a task that stopped, as DescribeTasks has it. */
export interface StoppedContainer {
  readonly name?: string | undefined;
  readonly exitCode?: number | undefined;
  /** AWS's words: `OutOfMemoryError: Container killed due to memory usage`. */
  readonly reason?: string | undefined;
}

/** A task that stopped, as DescribeTasks has it. */
export interface StoppedTask {
  readonly stoppedReason?: string | undefined;
  /** `TaskFailedToStart`, `EssentialContainerExited`, `SpotInterruption` and so on. */
  readonly stopCode?: string | undefined;
  readonly containers?: readonly StoppedContainer[] | undefined;
}

/** What is known of something that went wrong. */
export interface Evidence {
  readonly tasks?: readonly StoppedTask[];
  /** Messages of the service's events. */
  readonly events?: readonly string[];
  /** The last lines that its containers logged. */
  readonly logLines?: readonly string[];
}

/** Where it went wrong, for the commands that are recommended. */
export interface Subject {
  readonly environment: string;
  /** Key of the workload in the configuration. */
  readonly workload: string;
}

export interface LikelyCause {
  readonly kind: CauseRule["kind"];
  /** One sentence. */
  readonly cause: string;
  /** What to do about it, one sentence or two, with the command that begins it. */
  readonly advice: string;
}

/** What most likely went wrong; undefined where nothing that is known tells it. */
export function likelyCause(evidence: Evidence, subject: Subject): LikelyCause | undefined {
  const known = { texts: textsOf(evidence), exits: exitsOf(evidence) };
  for (const { kind, find } of RULES) {
    const found = find(known, subject);
    if (found) return { kind, ...found };
  }
  return undefined;
}

function textsOf({ tasks = [], events = [], logLines = [] }: Evidence): string[] {
  const ofTasks = tasks.flatMap(({ stopCode, stoppedReason, containers = [] }) => [
    stoppedReason,
    stopCode,
    ...containers.map(({ reason }) => reason),
  ]);
  return [...ofTasks, ...events, ...logLines].flatMap((text) => text || []);
}

/** The containers that ended by themselves or by a signal, those that failed. */
const exitsOf = ({ tasks = [] }: Evidence) =>
  tasks
    .filter(({ stopCode }) => !STOPPED_ON_PURPOSE.has(stopCode ?? ""))
    .flatMap(({ containers = [] }) => containers)
    .flatMap(({ name = "the container", exitCode }) =>
      exitCode === undefined || exitCode === 0 ? [] : [{ name, exitCode }],
    );

/** A container that is told to end often does so with 137 or 143: that is no failure. Source: ECS's TaskStopCode. */
const STOPPED_ON_PURPOSE: ReadonlySet<string> = new Set([
  "ServiceSchedulerInitiated",
  "UserInitiated",
  "SpotInterruption",
  "TerminationNotice",
]);

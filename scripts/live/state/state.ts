import type { ServiceEvent, TaskChange } from "../../monitor/happening";
import type { Status } from "../../status/status";
import type { Series } from "../lines/sparkline";

/** Everything that the screen is drawn from. */
export interface LiveState {
  readonly size: { readonly columns: number; readonly rows: number };
  /** Milliseconds since 1970, of the last tick: ages are counted from it. */
  readonly now: number;
  /** Seconds between two looks. */
  readonly every: number;
  readonly environments: readonly EnvironmentView[];
  /** Of environments that are not shown, and why. */
  readonly leftOut: readonly string[];
  readonly view: View;
  /** The service chosen in the overview, as {@link idOf}; undefined for the first. */
  readonly service: string | undefined;
  /** The task chosen among those of a service; undefined for the first. */
  readonly task: string | undefined;
  /** Lines that were scrolled by: down from the beginning, in logs up from the end. */
  readonly scroll: number;
  readonly help: boolean;
  readonly paused: boolean;
  /** How often somebody asked for a look at once. */
  readonly asked: number;
  readonly tasks: TasksView;
  readonly logs: LogsView;
  /** The exit code, once somebody leaves. */
  readonly leaving: number | undefined;
}

export type View =
  | { readonly kind: "overview" }
  | { readonly kind: "service"; readonly environment: string; readonly service: string }
  | {
      readonly kind: "logs";
      readonly environment: string;
      readonly service: string;
      /** Of one task; undefined for those of all. */
      readonly task: string | undefined;
    };

export interface EnvironmentView {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  /** The newest that is known of each part; undefined before the first look. */
  readonly status: Status | undefined;
  /** When AWS last answered, in milliseconds since 1970. */
  readonly readAt: number | undefined;
  /** What could not be read, and until when it could. */
  readonly unread: readonly Missed[];
  /** Why there was no answer at all. */
  readonly trouble: string | undefined;
  /** Since when it is being looked at; undefined between looks. */
  readonly lookingSince: number | undefined;
  /** By the names that status has for figures: `api cpu`, `public requests`. */
  readonly series: SeriesByName;
  readonly cost: Figures;
}

export type SeriesByName = Readonly<Record<string, Series>>;

/** How many figures CloudWatch is asked for. */
export interface Figures {
  readonly eachLook: number;
  readonly eachMinute: number;
}

export interface Missed {
  /** `services: not allowed: ecs:DescribeServices` */
  readonly says: string;
  /** Milliseconds since 1970; undefined for what could never be read. */
  readonly goodUntil: number | undefined;
}

/** The tasks of the service that is shown. */
export interface TasksView {
  /** Undefined before the first look. */
  readonly tasks: readonly TaskRow[] | undefined;
  /** The newest last. */
  readonly events: readonly ServiceEvent[];
  readonly trouble: string | undefined;
  readonly readAt: number | undefined;
}

/** A task that runs or stopped not long ago. */
export interface TaskRow
  extends Pick<TaskChange, "id" | "revision" | "status" | "health" | "reason"> {
  /** Milliseconds since 1970. */
  readonly started: number | undefined;
  /** `0.25 vCPU, 512 MiB` */
  readonly size: string;
  /** Percent of its CPU; undefined where Container Insights is not `enhanced`. */
  readonly cpu: number | undefined;
}

export interface LogsView {
  /** Laid out; the newest last. */
  readonly lines: readonly string[];
  readonly trouble: string | undefined;
  /** Whether what is there already was read. */
  readonly present: boolean;
}

export const NO_TASKS: TasksView = {
  tasks: undefined,
  events: [],
  trouble: undefined,
  readAt: undefined,
};
export const NO_LOGS: LogsView = { lines: [], trouble: undefined, present: false };

export const idOf = (environment: string, service: string): string => `${environment}/${service}`;

/** Of one view; what follows it is begun anew when this changes. */
export const viewKey = (view: View): string => JSON.stringify(view);

import type { Reading } from "../status/reading";
import type { Measured } from "./load";
import type { CpuAt } from "./scaling";
import type { TaskCounts, TasksAt } from "./tasks";

/** Something that Application Auto Scaling did during a load. */
export interface ScaledAt {
  /** Seconds after the load began. */
  readonly at: number;
  readonly says: string;
  readonly failed: boolean;
}

/** What a load was, what it met, and what it caused. */
export interface LoadReport {
  readonly environment: string;
  readonly service: string;
  readonly url: string;
  readonly method: string;
  readonly connections: number;
  /** Requests a second that were asked for. */
  readonly rate: number | undefined;
  /** Seconds that were asked for. */
  readonly seconds: number;
  /** ISO 8601. */
  readonly began: string;
  readonly measured: Measured;
  /** Whether somebody pressed Ctrl-C. */
  readonly interrupted: boolean;
  /** How many tasks it may have; undefined where nothing scales it. */
  readonly range: { readonly minimum: number; readonly maximum: number } | undefined;
  readonly scaling: Reading<readonly ScaledAt[]>;
  /** Whenever a count changed. */
  readonly tasks: readonly TasksAt[];
  readonly before: TaskCounts;
  readonly cpu: Reading<readonly CpuAt[]>;
  readonly cost: LoadCost;
  /** What was asked for with --p95 and --errors, and was missed. */
  readonly missed: readonly string[];
}

/** What a load cost at the load balancer; undefined is not known. */
export interface LoadCost {
  /** Load balancer capacity units, times hours. */
  readonly lcuHours: number;
  /** Which of the four dimensions is billed: the one that is used most. */
  readonly by: string;
  readonly usd: number | undefined;
  /** GB that left AWS, when this is not run in it. */
  readonly transferGb: number;
  readonly transferUsd: number | undefined;
  /** Day of the price table. */
  readonly prices: string;
}

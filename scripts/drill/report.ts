/** What the environment promises, in minutes; empty where nothing is promised. */
export interface Objectives {
  readonly rtoMinutes?: number;
  readonly rpoMinutes?: number;
}

/** What the application said of restored data. */
export interface Checked {
  /** The task that checked. */
  readonly task: string;
  readonly ok: boolean;
  /** Rows of each table, as far as the task says. */
  readonly rows?: Readonly<Record<string, number>>;
  /** ISO 8601; null where no row says when it was written. */
  readonly newestWrite?: string | null;
  readonly problems: readonly string[];
}

/** One drill, as it is kept. */
export interface DrillReport {
  readonly version: 1;
  readonly platform: string;
  readonly environment: string;
  readonly database: string;
  /** ARN of who ran it. */
  readonly who: string;
  readonly started: string;
  readonly finished: string;
  /** What was restored: a snapshot's name, or `latest`. */
  readonly from: string;
  /** The moment that the data is of. */
  readonly moment: string;
  /** Of the data when the drill began: what a loss then would have cost. */
  readonly dataAgeMinutes: number;
  /** Until the database took connections; undefined where it never did. */
  readonly restoreSeconds?: number;
  /** Until the checks had passed; undefined where they did not. */
  readonly totalSeconds?: number;
  readonly objectives: Objectives;
  readonly checked?: Checked;
  readonly instance: string;
  /** Whether the restored database is gone again. */
  readonly removed: boolean;
  /** Whether somebody ended it. */
  readonly interrupted?: boolean;
  /** What went wrong, in one line. */
  readonly failure?: string;
}

/** Why a drill did not pass, one line each; none where it did. */
export function shortcomings(report: DrillReport): string[] {
  const { failure, checked, objectives, dataAgeMinutes, totalSeconds } = report;
  const { rtoMinutes, rpoMinutes } = objectives;
  const minutes = (totalSeconds ?? 0) / 60;
  return [
    ...(failure === undefined ? [] : [failure]),
    ...(checked && !checked.ok ? [`the check ${checked.task} found: ${problemsOf(checked)}`] : []),
    ...(rpoMinutes !== undefined && dataAgeMinutes > rpoMinutes
      ? [`${dataAgeMinutes} min of writes would be lost, and ${rpoMinutes} are allowed`]
      : []),
    ...(rtoMinutes !== undefined && minutes > rtoMinutes
      ? [`it took ${Math.ceil(minutes)} min, and ${rtoMinutes} are allowed`]
      : []),
  ];
}

const problemsOf = ({ problems }: Checked): string => problems.join("; ") || "nothing that it said";

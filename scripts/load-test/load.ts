/** Where requests go: always to a load balancer of the environment, whatever name they carry. */
export interface Target {
  /** With the name that the load balancer's rules and certificate know: `https://api.example.com:443/health`. */
  readonly url: string;
  /** The load balancer's own DNS name: what connections are made to. */
  readonly connectTo: string;
}

/** What is asked for, how often and for how long. */
export interface Load {
  readonly target: Target;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Requests under way at once, at most. */
  readonly connections: number;
  /** Requests a second; undefined: each connection asks again as soon as it is answered. */
  readonly rate: number | undefined;
  readonly seconds: number;
  /** Percent; the load ends when more of the last {@link WINDOW_SECONDS} seconds fail. */
  readonly stopAtErrors: number;
}

export const WINDOW_SECONDS = 10;
/** Fewer say nothing about a share. */
export const FEWEST_REQUESTS = 20;

/** Milliseconds. */
export interface Latency {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** What became of requests, from the start of the load to a moment of it. */
export interface Measured {
  readonly seconds: number;
  /** Those that were answered or failed. */
  readonly requests: number;
  /** Undefined before the first answer. */
  readonly latency: Latency | undefined;
  /** Answers by status: `{ "200": 1200, "503": 4 }`. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests without an answer, by what happened: `{ timeout: 3, "connection refused": 1 }`. */
  readonly unanswered: Readonly<Record<string, number>>;
  /** Due, and without an answer at the end, many never sent: every connection was waiting for another answer. */
  readonly unfinished: number;
  readonly bytes: number;
  /** Connections that were opened. */
  readonly opened: number;
  /** Share of its time in which the generator itself was at work, 0 to 1; close to 1, it was what was measured. */
  readonly busy: number;
  /** Why it ended before its time. */
  readonly stopped: "errors" | undefined;
}

/** Answers of 400 and above, and what was not answered at all. */
export function failuresIn({ statuses, unanswered }: Pick<Measured, "statuses" | "unanswered">) {
  const refused = Object.entries(statuses).filter(([status]) => Number(status) >= 400);
  const counts = [...refused.map(([, count]) => count), ...Object.values(unanswered)];
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Percent of requests. */
export const shareOf = (failures: number, requests: number): number =>
  requests === 0 ? 0 : (failures / requests) * 100;

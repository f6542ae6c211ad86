import type { LogLine } from "../../../scripts/logs/line";

let ids = 0;

/** A line of the service api, as it is read. */
export const line = (text: string, other: Partial<LogLine> = {}): LogLine => ({
  id: `${++ids}`,
  timestamp: Date.parse("2026-01-31T12:00:00.123Z"),
  workload: "api",
  container: "api",
  task: "0f3a9c21",
  text,
  ...other,
});

/** Pages that come one after the other. */
export async function* pagesOf(...pages: readonly (readonly LogLine[])[]) {
  for (const page of pages) yield page;
}

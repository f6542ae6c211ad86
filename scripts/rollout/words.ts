import type { Verdict } from "./verdict";

/** A verdict as the rest of a line: `1 of 2 tasks run, 1 starting`. */
export function inWords(verdict: Verdict): string {
  switch (verdict.state) {
    case "completed":
      return "rolled out";
    case "overtaken":
      return `overtaken by a later deployment of ${verdict.by}`;
    case "going":
      return verdict.missing;
    case "failed":
      return `FAILED. ${verdict.reason}`;
  }
}

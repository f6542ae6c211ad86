import type { Policy } from "./schema";

/** What holds where no policy of a team's own says otherwise; the first that fits decides. */
export const DEFAULT_POLICIES: readonly Policy[] = [
  { level: "deny", when: { kind: "data-loss", severity: "high" } },
  { level: "warn", when: { kind: "data-loss" } },
  { level: "deny", when: { kind: "exposure", severity: "critical" } },
  { level: "warn", when: { kind: "exposure", severity: "medium" } },
  { level: "deny", when: { kind: "permissions", severity: "critical" } },
  { level: "warn", when: { kind: "permissions", severity: "medium" } },
  { level: "deny", when: { kind: "outage", severity: "critical" } },
  { level: "warn", when: { kind: "outage", severity: "medium" } },
  { level: "deny", when: { kind: "protection", severity: "critical" } },
  { level: "warn", when: { kind: "protection", severity: "medium" } },
  { level: "warn", when: { kind: "cost", severity: "medium" } },
  { level: "warn", when: { kind: "drift", severity: "medium" } },
  { level: "warn", when: { kind: "rename" } },
  { level: "warn", when: { kind: "unknown", severity: "medium" } },
  { level: "note", when: {} },
];

import type { Review } from "../review";

/** Raised when a program that reads it has to change. */
export const JSON_VERSION = 1;

/** A review for programs. Amounts are USD a month. */
export function json({ environments, findings, graphs, notices }: Review): string {
  const content = {
    version: JSON_VERSION,
    environments: environments.map(({ name, empty, parts, notices: own, cost }) => ({
      name,
      empty,
      notices: own,
      cost: cost && {
        region: cost.region,
        before: cost.before.total,
        after: cost.after.total,
      },
      changes: parts,
    })),
    findings,
    connections: graphs,
    notices,
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

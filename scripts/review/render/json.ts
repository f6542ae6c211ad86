import type { FailOn } from "../fail-on";
import type { Review } from "../review";
import { statusOf } from "./status";

/** Raised when a program that reads it has to change. */
export const JSON_VERSION = 1;

/** A review for programs. Amounts are USD a month. @param failOn what its status fails on */
export function json(review: Review, failOn: readonly FailOn[] = ["deny"]): string {
  const { environments, findings, graphs, notices } = review;
  const content = {
    version: JSON_VERSION,
    status: statusOf(review, failOn),
    environments: environments.map(({ name, empty, digest, parts, notices: own, cost }) => ({
      name,
      empty,
      digest,
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

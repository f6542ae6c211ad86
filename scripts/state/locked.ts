import { CommandError, exitCodes } from "../lib/errors.mjs";
import { seconds } from "../terminal/duration";
import type { Lock } from "./lock-info";

/** What a second run is told: who is at work, where, since when, and what to do. */
export function locked(doing: string, stack: string, lock: Lock, now = new Date()): CommandError {
  return new CommandError(`${doing} has to wait: somebody else holds the lock of its state`, {
    hint: [
      ...describeLock(lock, now),
      "Nothing was changed. Wait until that run has ended, and run the same command again.",
      `When that run is dead (killed, or its machine is gone): devops-platform unlock ${stack}`,
    ].join("\n"),
    exitCode: exitCodes.locked,
  });
}

/** A lock as lines for people. */
export function describeLock(lock: Lock, now = new Date()): string[] {
  const lines = [
    ["who", lock.who || "not known"],
    ["machine", lock.machine || "not known"],
    ["since", sinceInWords(lock.since, now)],
    ["does", OPERATIONS[lock.operation] ?? (lock.operation || "not known")],
    ["id", lock.id || "not known"],
  ];
  return lines.map(([label, value]) => `  ${label?.padEnd(8)} ${value}`);
}

/** Source: Terraform's `backend.OperationType`, as its locks spell it. */
const OPERATIONS: Readonly<Record<string, string>> = {
  OperationTypeApply: "terraform apply",
  OperationTypePlan: "terraform plan",
  OperationTypeRefresh: "terraform refresh",
};

function sinceInWords(since: string, now: Date): string {
  const start = new Date(since);
  if (Number.isNaN(start.getTime())) return "not known";
  const ago = Math.max(0, (now.getTime() - start.getTime()) / 1000);
  return `${start.toISOString().slice(0, 19).replace("T", " ")} UTC (${seconds(ago)} ago)`;
}

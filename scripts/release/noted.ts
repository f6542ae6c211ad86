import { hostname } from "node:os";
import { callerOf } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { writeRecord } from "./history";
import { isReleased } from "./pointer";
import type { Outcome, ReleaseRecord } from "./record";

/** A release in the history, whose end is still to be noted. */
export interface Noted {
  /** ISO 8601. */
  readonly started: string;
  /** Notes that a task ran to its end before it. */
  ran(task: string): void;
  end(outcome: Outcome, error?: unknown): Promise<void>;
}

export interface Beginning extends Pick<ReleaseRecord, "image" | "digest" | "kind"> {
  readonly commit?: string | undefined;
  /** What the pointer held. */
  readonly previous: string;
}

/**
 * Notes in the history that a release begins. A history that cannot be written stops no release: it is said, and the
 * pointer still tells what runs.
 */
export async function beginRecord(context: StackContext, beginning: Beginning): Promise<Noted> {
  const { stack, access } = context;
  const { image, digest, kind, commit, previous } = beginning;
  const { arn } = await callerOf(access, stack.region);
  const record: ReleaseRecord = {
    environment: stack.environment,
    image,
    digest,
    previous: isReleased(previous) ? previous : undefined,
    commit,
    kind,
    who: arn,
    machine: hostname(),
    started: new Date().toISOString(),
    ended: undefined,
    outcome: "under way",
    ranBefore: [],
    reason: undefined,
  };
  await write(context, record);
  const ranBefore: string[] = [];
  return {
    started: record.started,
    ran: (task) => ranBefore.push(task),
    end: (outcome, error) => endRecord(context, { ...record, ranBefore }, outcome, error),
  };
}

/** Notes what became of a release. */
export async function endRecord(
  context: StackContext,
  record: ReleaseRecord,
  outcome: Outcome,
  error?: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : undefined;
  await write(context, { ...record, outcome, reason, ended: new Date().toISOString() });
}

async function write(context: StackContext, record: ReleaseRecord): Promise<void> {
  try {
    await writeRecord(context, record);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.say(`The history of releases could not be written: ${reason}`);
  }
}

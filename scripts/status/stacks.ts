import type { StackContext } from "../lib/stack-context";
import { sharedOf } from "../stacks/app";
import { lockOf } from "../state/lock";
import { signatureOf } from "../state/signed";
import { listVersions } from "../state/versions";
import { driftIn, type StackDrift } from "./drift";
import type { Reader, Reading } from "./reading";

/** How a stack stands. */
export interface StackStatus {
  readonly name: string;
  /** Null for one that was never applied. */
  readonly applied: Reading<Applied | null>;
  /** Null where nobody holds its lock. */
  readonly lock: Reading<Held | null>;
  /** Undefined where nobody asked. */
  readonly drift: Reading<StackDrift> | undefined;
}

/** The last apply, as the state and its signature tell it. */
export interface Applied {
  /** ISO 8601. */
  readonly time: string;
  /** Undefined, as the rest, for what plain Terraform wrote. */
  readonly command: string | undefined;
  readonly who: string | undefined;
  readonly commit: string | undefined;
}

export interface Held {
  readonly who: string;
  /** ISO 8601; empty where it is not known. */
  readonly since: string;
  readonly operation: string;
}

/** The stacks that an environment is made of: its own and what all share. */
export async function stacksOf(
  context: StackContext,
  reader: Reader,
  drift: boolean,
): Promise<StackStatus[]> {
  const shared = sharedOf(context.app);
  const stacks = [context.stack, ...(shared ? [shared] : [])];
  const standing = await Promise.all(
    stacks.map(async (stack) => {
      const place = { ...context, stack };
      const [applied, lock] = await Promise.all([
        reader.read("s3:ListBucketVersions", () => lastApply(place)),
        reader.read("dynamodb:GetItem", () => holderOf(place)),
      ]);
      return { name: stack.name, applied, lock, drift: undefined };
    }),
  );
  if (!drift) return standing;
  const drifted: StackStatus[] = [];
  // One after the other: each plan keeps a processor and AWS busy.
  for (const [index, stack] of stacks.entries())
    drifted.push({
      ...(standing[index] as StackStatus),
      drift: await driftIn({ ...context, stack }, reader),
    });
  return drifted;
}

async function lastApply(place: StackContext): Promise<Applied | null> {
  const [newest] = await listVersions(place, 1);
  if (!newest) return null;
  const signature = await signatureOf(place, newest.versionId);
  const { command, who, commit } = signature ?? {};
  return { time: newest.time, command, who, commit };
}

async function holderOf(place: StackContext): Promise<Held | null> {
  const lock = await lockOf(place);
  return lock ? { who: lock.who, since: lock.since, operation: lock.operation } : null;
}

/** Who works on a state, as Terraform notes it. */
export interface Lock {
  /** What it takes to release exactly this lock. */
  readonly id: string;
  /** `user@machine`. */
  readonly who: string;
  readonly machine: string;
  /** ISO 8601; empty where it is not known. */
  readonly since: string;
  /** `OperationTypeApply`, or the command that took it. */
  readonly operation: string;
  /** `bucket/key` of the state. */
  readonly path: string;
  /** Further words of who took it. */
  readonly info: string;
}

/** What Terraform writes into the table or the lock file. */
export interface LockDocument {
  readonly ID: string;
  readonly Operation: string;
  readonly Info: string;
  readonly Who: string;
  readonly Version: string;
  readonly Created: string;
  readonly Path: string;
}

export function parseLock(text: string, path: string): Lock {
  const { ID, Who, Created, Operation, Path, Info } = readDocument(text);
  return lockFrom({
    id: ID,
    who: Who,
    since: Created,
    operation: Operation,
    path: Path || path,
    info: Info,
  });
}

/** A lock whose owner wrote something else than Terraform does is still a lock. */
function readDocument(text: string): Partial<LockDocument> {
  try {
    return JSON.parse(text) as Partial<LockDocument>;
  } catch {
    return {};
  }
}

/**
 * The lock in Terraform's "Error acquiring the state lock"; undefined where the diagnostic is
 * about something else.
 */
export function lockInDiagnostic(text: string): Lock | undefined {
  if (!/Error acquiring the state lock/i.test(text) || !/Lock Info:/.test(text)) return undefined;
  const field = (name: string) =>
    new RegExp(`^\\s*${name}:[ \\t]*(.*)$`, "m").exec(text)?.[1]?.trim();
  return lockFrom({
    id: field("ID"),
    who: field("Who"),
    since: isoOf(field("Created")),
    operation: field("Operation"),
    path: field("Path"),
    info: field("Info"),
  });
}

function lockFrom(
  known: { readonly [K in Exclude<keyof Lock, "machine">]: string | undefined },
): Lock {
  const who = known.who ?? "";
  return {
    id: known.id ?? "",
    who,
    machine: who.slice(who.lastIndexOf("@") + 1),
    since: known.since ?? "",
    operation: known.operation ?? "",
    path: known.path ?? "",
    info: known.info ?? "",
  };
}

/** `2025-01-02 03:04:05.678 +0000 UTC`, as Go prints a time. */
function isoOf(goTime: string | undefined): string {
  const [, day, time] = /^(\S+) ([\d:]+)/.exec(goTime ?? "") ?? [];
  return day && time ? `${day}T${time}Z` : "";
}

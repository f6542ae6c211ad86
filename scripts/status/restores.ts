import { giveUpWith, goOnWith, openRestores } from "../db/open-restores";
import type { StackContext } from "../lib/stack-context";
import { ofType } from "../state/attributes";
import type { StateDocument } from "../state/document";
import { entriesOf } from "../state/document";
import { ago } from "./ago";
import { type Reader, type Reading, readOf } from "./reading";
import type { Status } from "./status";

/** A restore in place that did not come to its end, or is under way. */
export interface OpenRestoreStatus {
  /** Key of the database. */
  readonly database: string;
  /** As it was given: `latest`. */
  readonly from: string;
  /** ISO 8601. */
  readonly started: string;
  /** ARN. */
  readonly who: string;
  /** The command that goes on with it. */
  readonly next: string;
  /** The command that gives it up; null where the databases have changed places. */
  readonly giveUp: string | null;
}

export async function restoresOf(
  context: StackContext,
  reader: Reader,
  state: StateDocument,
): Promise<Reading<readonly OpenRestoreStatus[]>> {
  // Without a database AWS is asked nothing, and so has answered nothing.
  if (ofType(entriesOf(state), "aws_db_instance").length === 0) return [];
  const { name } = context.stack;
  return reader.read("s3:ListBucket", async () =>
    (await openRestores(context, state)).map(({ journal, standing }) => ({
      database: journal.database,
      from: journal.from,
      started: journal.started,
      who: journal.who,
      next: standing === "foreign" ? giveUpWith(name, journal) : goOnWith(name, journal),
      giveUp: standing === "swapped" ? null : giveUpWith(name, journal),
    })),
  );
}

/** Every one is a problem: until its end no deploy, pause or destroy is. */
export const remarksOnRestores = ({ restores }: Pick<Status, "restores">, now: Date): string[] =>
  (readOf(restores) ?? []).map(
    ({ database, from, started, next }) =>
      `${database}: the restore from ${from} of ${ago(started, now)} ago did not end: ${next}`,
  );

import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { nameOf, ranBefore, theOneMeant } from "./earlier-record";
import { recordsOf } from "./history";
import { pointerDigest } from "./pointer";
import type { ReleaseRecord } from "./record";
import { short } from "./short";
import { subjectOf } from "./subject";

/** What a rollback goes to, and what happened since. */
export interface Earlier {
  readonly image: string;
  readonly record: ReleaseRecord;
  /** Names of the tasks that ran before releases since then, such as migrations: nothing undoes them. */
  readonly ranSince: readonly string[];
}

/**
 * The release that a rollback goes to.
 * @param to start of a digest, a commit, or of the time it was released; without it, what ran before
 * @throws where nothing earlier is known, or `to` may mean several images
 */
export async function earlierRelease(
  context: StackContext,
  given: { readonly image?: string | undefined; readonly to?: string | undefined },
): Promise<Earlier> {
  const subject = await subjectOf(context, given.image);
  const { image } = subject;
  const current = await pointerDigest(context, subject.pointer);
  const records = await recordsOf(context, { image });
  const record =
    given.to === undefined ? ranBefore(records, current) : theOneMeant(records, given.to);
  if (!record) throw nothingEarlier(context.stack.name, image, given.to);
  const since = records.filter(({ started }) => started > record.started);
  return { image, record, ranSince: [...new Set(since.flatMap(({ ranBefore }) => ranBefore))] };
}

const nothingEarlier = (environment: string, image: string, to: string | undefined) =>
  new CommandError(
    to === undefined
      ? `no earlier release of ${image} to ${environment} is known`
      : `no release of ${image} to ${environment} is ${to}`,
    {
      hint: `devops-platform releases ${environment} shows those that are known; rollback --to names one of them, deploy-app --digest releases any image of the registry.`,
      exitCode: exitCodes.failed,
    },
  );

/** Which release a rollback goes to, for whoever is asked. */
export const rollbackInWords = ({ image, record }: Earlier): string =>
  `Back to what was released as ${nameOf(record)} of ${image}.`;

/** What somebody has to know who goes back over migrations; undefined where none ran. */
export function rollbackWarning({ record, ranSince }: Earlier): string | undefined {
  if (ranSince.length === 0) return undefined;
  return `Since ${short(record.digest)} was released, ${ranSince.join(" and ")} ran. A rollback does not undo what they did: the old code meets the new tables.`;
}

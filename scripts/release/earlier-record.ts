import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { ReleaseRecord } from "./record";
import { short } from "./short";

/**
 * What ran before what runs now. A rollback takes away what it goes back from, so a second one goes further back and
 * not forward again.
 * @param records the newest first, of one image
 * @param current the digest that runs now
 */
export function ranBefore(
  records: readonly ReleaseRecord[],
  current: string,
): ReleaseRecord | undefined {
  const standing: ReleaseRecord[] = [];
  for (const record of [...records].reverse()) {
    if (record.outcome !== "released") continue;
    const known = standing.findLastIndex(({ digest }) => digest === record.digest);
    const again = record.kind === "rollback" ? known : sameAsLast(standing, record);
    // What was gone back to stands where it stood; what was released once more stands there as well.
    if (again >= 0) standing.length = again + 1;
    else standing.push(record);
  }
  const now = standing.findLastIndex(({ digest }) => digest === current);
  // Where the history does not know what runs, all that it knows ran before.
  return standing.slice(0, now === -1 ? undefined : now).findLast((one) => one.digest !== current);
}

const sameAsLast = (standing: readonly ReleaseRecord[], { digest }: ReleaseRecord): number =>
  standing.at(-1)?.digest === digest ? standing.length - 1 : -1;

/**
 * The newest release that succeeded and that a text names.
 * @param to start of a digest, a commit, or of the time it was released
 * @throws where it may mean several images
 */
export function theOneMeant(
  records: readonly ReleaseRecord[],
  to: string,
): ReleaseRecord | undefined {
  const meant = records.filter((one) => one.outcome === "released" && isMeant(one, to));
  const [newest] = meant;
  const newestOfEach = meant.filter(
    ({ digest }, index) => meant.findIndex((one) => one.digest === digest) === index,
  );
  if (newestOfEach.length < 2) return newest;
  throw new CommandError(`${to} may mean any of ${newestOfEach.length} releases`, {
    hint: ["Write more of one of them:", ...newestOfEach.map((one) => `  ${nameOf(one)}`)].join(
      "\n",
    ),
    exitCode: exitCodes.usage,
  });
}

const isMeant = ({ digest, commit = "", started }: ReleaseRecord, to: string): boolean =>
  digest.startsWith(to) ||
  digest.startsWith(`sha256:${to}`) ||
  started.startsWith(to) ||
  (commit !== "" && (commit.startsWith(to) || to.startsWith(commit)));

/** `sha256:0123456789ab (commit 4f2a9c1e0b7d), 2026-03-02T18:00:00.000Z`: each part of it can be given to `--to`. */
export const nameOf = ({ digest, commit, started }: ReleaseRecord): string =>
  `${short(digest)}${commit === undefined ? "" : ` (commit ${commit})`}, ${started}`;

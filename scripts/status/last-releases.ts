import type { StackContext } from "../lib/stack-context";
import { recordsOf } from "../release/history";
import type { ReleaseRecord } from "../release/record";
import { ago } from "./ago";
import { type Reader, type Reading, readOf } from "./reading";
import type { Row } from "./rows";
import type { Status } from "./status";

/** How the last release of an image went, as the history has it. */
export type LastRelease = Pick<
  ReleaseRecord,
  "image" | "digest" | "commit" | "kind" | "who" | "started" | "ended" | "outcome" | "reason"
>;

/** Of each image the newest record; an image that none of the last 50 releases was of has none. */
export function lastReleasesOf(
  context: StackContext,
  reader: Reader,
): Promise<Reading<readonly LastRelease[]>> {
  return reader.read("dynamodb:Query", async () => {
    const newest = new Map<string, LastRelease>();
    for (const record of await recordsOf(context)) {
      const { image, digest, commit, kind, who, started, ended, outcome, reason } = record;
      if (!newest.has(image))
        newest.set(image, { image, digest, commit, kind, who, started, ended, outcome, reason });
    }
    return [...newest.values()].sort((one, other) => one.image.localeCompare(other.image));
  });
}

export function lastReleaseRows({ lastReleases }: Pick<Status, "lastReleases">, now: Date): Row[] {
  return (readOf(lastReleases) ?? []).map((one) => ({
    cells: [`release ${one.image}`, lastReleaseInWords(one, now)],
    tone: wentWrong(one) ? "bad" : "plain",
  }));
}

const wentWrong = ({ outcome }: LastRelease): boolean =>
  outcome === "failed" || outcome === "rolled back";

/** `ROLLED BACK 5 min ago, at 4f2a9c1e, by anna`: as rollouts are written, what went wrong in capitals. */
function lastReleaseInWords(release: LastRelease, now: Date): string {
  const { outcome, started, ended, commit, who } = release;
  const said = wentWrong(release) ? outcome.toUpperCase() : outcome;
  const when = `${ago(ended ?? started, now)} ago`;
  const at = commit === undefined ? "" : `, at ${commit.slice(0, 8)}`;
  return `${said} ${when}${at}, by ${who.split("/").slice(1).join("/") || who}`;
}

/** What a person has to know of the last releases; of those that went back, what ran before runs again. */
export function remarksOnReleases(
  status: Pick<Status, "lastReleases" | "environment" | "stacks">,
  now: Date,
): string[] {
  const { lastReleases, environment } = status;
  const finish = `devops-platform releases ${environment} --finish`;
  return (readOf(lastReleases) ?? []).flatMap(({ image, outcome, started, reason }) => {
    const release = `${image}: the release of ${ago(started, now)} ago`;
    const why = reason === undefined ? "" : `: ${reason}`;
    if (outcome === "failed") return [`${release} failed${why}`];
    if (outcome === "rolled back") return [`${release} was rolled back${why}`];
    if (outcome === "under way")
      return [
        isAtWork(status, started, now)
          ? `${release} is under way`
          : `${release} was killed, or goes on without its lock: ${finish}`,
      ];
    return outcome === "unwatched" ? [`${release} was not watched to its end: ${finish}`] : [];
  });
}

/** The longest that a release takes by its defaults: an hour for what runs before it and twice 20 minutes. */
const LONGEST_RELEASE = 100 * 60_000;

/** Whether somebody is at a release still: whoever is holds the lock of the environment. */
function isAtWork(
  { stacks, environment }: Pick<Status, "stacks" | "environment">,
  started: string,
  now: Date,
): boolean {
  const own = stacks.find(({ name }) => name === environment);
  const lock = own && readOf(own.lock);
  return lock === undefined ? now.getTime() - Date.parse(started) < LONGEST_RELEASE : lock !== null;
}

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
  { lastReleases, environment }: Pick<Status, "lastReleases" | "environment">,
  now: Date,
): string[] {
  return (readOf(lastReleases) ?? []).flatMap(({ image, outcome, started, reason }) => {
    const release = `${image}: the release of ${ago(started, now)} ago`;
    const why = reason === undefined ? "" : `: ${reason}`;
    if (outcome === "failed") return [`${release} failed${why}`];
    if (outcome === "rolled back") return [`${release} was rolled back${why}`];
    if (outcome === "under way") return [`${release} is under way`];
    const finish = `devops-platform releases ${environment} --finish`;
    return outcome === "unwatched" ? [`${release} was not watched to its end: ${finish}`] : [];
  });
}

import { expect, test } from "vitest";
import type { Reviewed } from "../../../scripts/github/digests";
import { headMarker } from "../../../scripts/github/head";
import { compareWithReviewed } from "../../../scripts/github/reviewed";
import { markerOf } from "../../../scripts/github/text";
import type { HubPull, Written } from "./stand-in";
import { withHub } from "./world";

const world = withHub();
const COMMIT = "c".repeat(40);
const HEAD = "a".repeat(40);
const ONE = "1".repeat(64);
const TWO = "2".repeat(64);

const pull = (fields: Partial<HubPull> = {}): HubPull => ({
  number: 12,
  merged_at: "2026-03-02T08:00:00Z",
  merge_commit_sha: COMMIT,
  head: { sha: HEAD },
  base: { ref: "main", repo: { default_branch: "main" } },
  ...fields,
});

const review = (digests: object, head = HEAD) =>
  `${markerOf("comment", "review")}\nAll fine.\n<!-- devops-platform review ${JSON.stringify(digests)} -->\n\n${headMarker(head)}\n`;

/** A merged pull request with what was reviewed in it. */
function merged(digests: object, fields: Partial<Written> = {}) {
  world.hub.pulls.set(COMMIT, [pull()]);
  return world.hub.write("comments", { on: 12, body: review(digests), ...fields });
}

const compare = (now: Record<string, Partial<Reviewed>>) =>
  compareWithReviewed(
    world.github,
    COMMIT,
    "review",
    new Map(
      Object.entries(now).map(([name, one]) => [name, { digest: ONE, empty: false, ...one }]),
    ),
  );

const verdict = async (now: Partial<Reviewed>) =>
  (await compare({ dev: now })).environments[0]?.verdict;

test("what is planned as it was reviewed is the same, and the pull request is named", async () => {
  merged({ dev: ONE, prod: TWO });

  expect(await compare({ dev: {} })).toMatchObject({
    pull: 12,
    environments: [{ environment: "dev", verdict: "same", reviewed: ONE, now: ONE }],
  });
});

test("what is planned otherwise differs", async () => {
  merged({ dev: TWO });
  expect(await verdict({})).toBe("differs");
});

test("an environment that the comment does not name was not reviewed", async () => {
  merged({ prod: ONE });
  expect(await verdict({})).toBe("not reviewed");
});

test("where nothing is left to change, nothing unreviewed can be applied", async () => {
  merged({ dev: TWO });
  expect(await verdict({ empty: true })).toBe("nothing");
});

const refusal = () =>
  compare({ dev: {} }).then(
    () => "none",
    (error: { exitCode: number; message: string }) => `${error.exitCode} ${error.message}`,
  );

test("a commit that no pull request brought is refused", async () => {
  expect(await refusal()).toBe("10 cccccccccccc came with no merged pull request");
});

test("a pull request that is still open does not count", async () => {
  world.hub.pulls.set(COMMIT, [pull({ merged_at: null })]);
  expect(await refusal()).toBe("10 cccccccccccc came with no merged pull request");
});

test("several pull requests are refused", async () => {
  world.hub.pulls.set(COMMIT, [pull(), pull({ number: 13 })]);
  expect(await refusal()).toBe("10 cccccccccccc came with several pull requests: #12, #13");
});

test("of several the one that became this very commit counts", async () => {
  merged({ dev: ONE });
  world.hub.pulls.get(COMMIT)?.push(pull({ number: 13, merge_commit_sha: "d".repeat(40) }));
  expect(await verdict({})).toBe("same");
});

test("what was merged into another branch was reviewed against another state", async () => {
  const base = { ref: "next", repo: { default_branch: "main" } };
  world.hub.pulls.set(COMMIT, [pull({ base })]);
  expect(await refusal()).toContain("was merged by #12 into next");
});

test("a pull request without a comment is refused", async () => {
  world.hub.pulls.set(COMMIT, [pull()]);
  expect(await refusal()).toBe("10 #12 has no comment with a review");
});

test("the digests in somebody else's comment do not count", async () => {
  merged({ dev: ONE }, { user: { login: "mallory" } });
  expect(await refusal()).toBe("10 #12 has no comment with a review");
});

test("a comment that somebody else edited is refused", async () => {
  merged({ dev: ONE }, { editor: { login: "mallory", __typename: "User" } });
  expect(await refusal()).toBe("10 the review of #12 was edited by mallory");
});

test("where nothing at all is left to change, nobody is asked for a pull request", async () => {
  const before = world.hub.asked.length;
  const now = { dev: { empty: true }, prod: { empty: true } };

  expect(await compare(now)).toMatchObject({
    pull: null,
    environments: [{ verdict: "nothing" }, { verdict: "nothing" }],
  });
  expect(world.hub.asked.slice(before)).toEqual([]);
});

test("a review that was written after the merge is refused: nobody who merged has read it", async () => {
  merged({ dev: ONE }, { created_at: "2026-03-02T08:00:01Z" });
  expect(await refusal()).toContain(
    "10 the review of #12 was written at 2026-03-02T08:00:01Z, after",
  );
});

test("a review that became another one after the merge is refused", async () => {
  const editor = { login: "github-actions", __typename: "Bot" };
  merged({ dev: ONE }, { editor, edited_at: "2026-03-02T08:00:01Z" });
  expect(await refusal()).toContain("after the merge at 2026-03-02T08:00:00Z");
});

test("a review of an older commit of the pull request is refused", async () => {
  merged({ dev: ONE }, { body: review({ dev: ONE }, "b".repeat(40)) });
  expect(await refusal()).toBe(
    "10 the review of #12 is of bbbbbbbbbbbb, and aaaaaaaaaaaa was merged",
  );
});

test.each([
  ["no commit", ""],
  ["two commits", headMarker("b".repeat(40))],
])("a review that names %s is refused", async (_, more) => {
  const body = review({ dev: ONE });
  merged({}, { body: more ? `${body}${more}\n` : body.replace(headMarker(HEAD), "") });
  expect(await refusal()).toBe("10 the review of #12 does not say which commit it is of");
});

test("a comment that a job brought up to date counts", async () => {
  merged({ dev: ONE }, { editor: { login: "github-actions", __typename: "Bot" } });
  expect(await verdict({})).toBe("same");
});

test.each([
  ["without digests", `${markerOf("comment", "review")}\n${headMarker(HEAD)}`],
  [
    "with two lists of them",
    review({ dev: TWO }).replace("All fine.", `<!-- devops-platform review {"dev":"${ONE}"} -->`),
  ],
  ["with something else in their place", review({ dev: "all" })],
])("a comment %s is refused", async (_, body) => {
  merged({}, { body: `${body}\n` });
  expect(await refusal()).toBe("10 the comment of #12 does not say what was reviewed");
});

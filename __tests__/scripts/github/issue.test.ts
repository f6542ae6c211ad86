import { expect, test } from "vitest";
import { closeIssue, keepIssue } from "../../../scripts/github/keep-issue";
import { markerOf } from "../../../scripts/github/text";
import { withHub } from "./world";

const world = withHub();
const MARKER = markerOf("issue", "drift");
const body = (words: string) => `${MARKER}\n${words}\n`;
const keep = (words: string, title = "Drift") =>
  keepIssue(world.github, MARKER, {
    ...{ title, body: body(words), labels: ["drift"] },
    runUrl: "https://github.com/acme/platform/actions/runs/1",
  });
const close = () => closeIssue(world.github, MARKER, "Nothing drifts.");

test("an issue is opened once, and says what drifts now", async () => {
  expect(await keep("a bucket")).toMatchObject({ outcome: "opened" });
  expect(await keep("a bucket\na role")).toMatchObject({ outcome: "updated" });

  expect(world.hub.issues).toMatchObject([
    { title: "Drift", body: body("a bucket\na role"), labels: ["drift"], state: "open" },
  ]);
});

test("what changed is told in a comment, with the run that saw it", async () => {
  await keep("a bucket\na queue");
  await keep("a bucket\na role");

  expect(world.hub.comments.map((one) => one.body)).toEqual([
    "What changed:\n\n```diff\n- a queue\n+ a role\n```\n\nhttps://github.com/acme/platform/actions/runs/1\n",
  ]);
});

test("nothing is written where it says so already", async () => {
  await keep("a bucket");
  expect(await keep("a bucket")).toMatchObject({ outcome: "unchanged" });
  expect(world.hub.comments).toEqual([]);
});

test("it is closed when nothing drifts, and the same one is opened again", async () => {
  const { issue } = await keep("a bucket");
  expect(await close()).toMatchObject({ outcome: "closed", issue });
  expect(world.hub.issues).toMatchObject([{ state: "closed", state_reason: "completed" }]);

  expect(await keep("a bucket")).toMatchObject({ outcome: "reopened", issue });
  expect(world.hub.issues).toMatchObject([{ state: "open" }]);
});

test("where nothing is open, nothing is closed", async () => {
  expect(await close()).toEqual({ outcome: "none", issue: null, url: null });
});

test("an issue or a pull request of somebody else with the marker is left alone", async () => {
  world.hub.write("issues", { body: body("theirs"), user: { login: "mallory" } });
  world.hub.write("issues", { body: body("a pull request"), pull_request: {} });

  expect(await keep("ours")).toMatchObject({ outcome: "opened" });
});

test("of two that were opened at once the older stays open", async () => {
  world.hub.gather("GET /repos/acme/platform/issues", 2);
  await Promise.all([keep("one"), keep("two")]);

  expect(world.hub.issues.map(({ state }) => state)).toEqual(["open", "closed"]);
});

test("another key is another issue", async () => {
  await keep("a bucket");
  const restore = markerOf("issue", "restore");
  const text = { title: "Restore", body: `${restore}\nfailed\n`, labels: [], runUrl: undefined };

  expect(await keepIssue(world.github, restore, text)).toMatchObject({ outcome: "opened" });
});

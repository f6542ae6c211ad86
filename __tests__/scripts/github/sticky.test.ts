import { expect, test } from "vitest";
import { keepComment } from "../../../scripts/github/sticky";
import { markerOf } from "../../../scripts/github/text";
import { withHub } from "./world";

const world = withHub();
const MARKER = markerOf("comment", "review");
const text = (words: string) => `${MARKER}\n${words}\n`;
const keep = (words: string) => keepComment(world.github, 12, MARKER, text(words));
const bodies = () => world.hub.comments.map(({ body }) => body);

test("a pull request gets a comment, and the same one says something else later", async () => {
  const first = await keep("one");
  const second = await keep("two");

  expect([first.outcome, second.outcome]).toEqual(["created", "updated"]);
  expect(second.url).toBe(first.url);
  expect(bodies()).toEqual([text("two")]);
});

test("a comment that says it already is not written again", async () => {
  await keep("one");
  const before = world.hub.asked.length;

  expect(await keep("one")).toMatchObject({ outcome: "unchanged" });
  expect(world.hub.asked.slice(before).filter((one) => !one.startsWith("GET"))).toEqual([]);
});

test("the comment of somebody who copied the marker is left alone", async () => {
  world.hub.write("comments", { on: 12, body: text("mine"), user: { login: "mallory" } });
  await keep("ours");

  expect(bodies()).toEqual([text("mine"), text("ours")]);
});

test("a comment of ours that only quotes the marker is another one", async () => {
  world.hub.write("comments", { on: 12, body: `see ${MARKER}\n` });

  expect(await keep("ours")).toMatchObject({ outcome: "created" });
});

test("a person's own token keeps the person's comment", async () => {
  world.hub.login = "alice";
  await keep("one");
  await keep("two");

  expect(world.hub.comments).toMatchObject([{ user: { login: "alice" }, body: text("two") }]);
});

test("it is found behind a hundred others", async () => {
  for (let count = 0; count < 130; count += 1)
    world.hub.write("comments", { on: 12, body: "talk", user: { login: "alice" } });
  await keep("one");

  expect(await keep("two")).toMatchObject({ outcome: "updated" });
});

test("jobs at once leave one comment", async () => {
  world.hub.gather("GET /repos/acme/platform/issues/12/comments", 3);
  await Promise.all([keep("one"), keep("two"), keep("three")]);

  expect(bodies()).toHaveLength(1);
  expect(await keep("four")).toMatchObject({ outcome: "updated" });
});

test("what a killed job left twice becomes one", async () => {
  for (const words of ["one", "two"]) world.hub.write("comments", { on: 12, body: text(words) });
  await keep("three");

  expect(bodies()).toEqual([text("three")]);
});

test("a comment on another pull request is another one", async () => {
  world.hub.write("comments", { on: 13, body: text("one") });

  expect(await keep("two")).toMatchObject({ outcome: "created", pull: 12 });
});

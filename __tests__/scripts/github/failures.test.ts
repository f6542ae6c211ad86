import { expect, test } from "vitest";
import { setStatus } from "../../../scripts/github/status";
import { explain } from "../../../scripts/lib/report.mjs";
import { type Fate, TOKEN } from "./stand-in";
import { withHub } from "./world";

const world = withHub();
const COMMIT = "0".repeat(40);

const failure = async (fate: Fate): Promise<string> => {
  world.hub.fate = () => fate;
  const error = await setStatus(world.github, COMMIT, {
    context: "review",
    state: "success",
  }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ exitCode: 1 });
  return explain(error);
};

test.each([
  ["a token that is not known", { status: 401 }, "GitHub does not know this token"],
  ["a missing permission", { status: 403 }, "needs `statuses: write` under `permissions:`"],
  ["a repository that is not there", { status: 404 }, "may not see it, while setting the status"],
  ["something that GitHub does not take", { status: 422 }, "GitHub does not take what it was sent"],
  [
    "a limit that lasts",
    { status: 429, headers: { "retry-after": "3600" } },
    "It takes requests again in 3600 s",
  ],
])("%s is said", async (_, fate, words) => {
  expect(await failure(fate)).toContain(words);
});

test("what GitHub would accept is told", async () => {
  const headers = { "x-accepted-github-permissions": "statuses=write" };
  expect(await failure({ status: 403, headers })).toContain("GitHub accepts: statuses=write");
});

test("the token is in no message, even where GitHub answers with it", async () => {
  const words = await failure({ status: 422, message: `bad ${TOKEN}` });
  expect(words).toContain("GitHub said: 422 bad ***");
  expect(words).not.toContain(TOKEN);
});

test.each<[string, Fate]>([
  ["GitHub failed", { status: 502 }],
  ["the connection was lost", "cut"],
  ["GitHub asked to wait", { status: 403, headers: { "retry-after": "1" }, message: "secondary" }],
])("where %s once, it is asked again", async (_, fate) => {
  world.hub.fate = (_, times) => (times === 0 ? fate : "pass");
  await setStatus(world.github, COMMIT, { context: "review", state: "success" });

  expect(world.hub.statuses).toMatchObject([{ context: "review", state: "success" }]);
});

test("where it fails again and again, it is given up", async () => {
  expect(await failure({ status: 503 })).toContain("GitHub failed, while");
  expect(world.hub.asked).toHaveLength(4);
});

test("a description that is too long is cut, as GitHub would refuse it", async () => {
  const description = "x".repeat(200);
  await setStatus(world.github, COMMIT, { context: "a", state: "failure", description });

  expect(String(world.hub.statuses[0]?.description)).toHaveLength(140);
});

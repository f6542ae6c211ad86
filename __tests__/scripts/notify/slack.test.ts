import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { News } from "../../../scripts/notify/news";
import { tellSlack } from "../../../scripts/notify/slack";
import { slackMessage } from "../../../scripts/notify/slack-message";
import { type Receiver, receive } from "./receiver";

const SECRET = "/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX";
const news: News = {
  outcome: "failure",
  headline: "deploy of dev failed",
  details: ["acme/platform, main at 0123456789ab, by alice"],
  url: "https://github.com/acme/platform/actions/runs/1",
};

let slack: Receiver;

beforeAll(async () => {
  slack = await receive();
});

afterAll(() => slack?.stop());

beforeEach(() => {
  slack.answers = [];
  slack.bodies.length = 0;
});

const tell = () => tellSlack(slack.url + SECRET, news);
const refusal = () => tell().catch((error: Error) => error.message);

interface Message {
  readonly attachments: readonly [{ color: string; blocks: [{ text: { text: string } }] }];
}

const textOf = (message: object) => (message as Message).attachments[0].blocks[0].text.text;

test("a message has the headline, what is known, and the link to the run", async () => {
  await tell();

  expect(textOf(JSON.parse(slack.bodies[0] ?? ""))).toBe(
    "*deploy of dev failed*\nacme/platform, main at 0123456789ab, by alice\n<https://github.com/acme/platform/actions/runs/1|see the run>",
  );
});

test("what would mention somebody or begin a link is text", () => {
  const text = textOf(slackMessage({ ...news, details: ["<!channel> & <https://example.com|x>"] }));
  expect(text).toContain("\n&lt;!channel&gt; &amp; &lt;https://example.com|x&gt;\n");
});

test("each outcome has a colour of its own", () => {
  const colours = (["success", "failure", "cancelled", "skipped"] as const).map(
    (outcome) => (slackMessage({ ...news, outcome }) as Message).attachments[0].color,
  );
  expect(new Set(colours).size).toBe(4);
});

test("what is too long for Slack is cut, and the link stays", () => {
  const text = textOf(slackMessage({ ...news, details: ["&".repeat(4000)] }));
  expect(text.length).toBeLessThanOrEqual(3000);
  expect(text).toMatch(/&amp;…\n<https:.*\|see the run>$/);
});

test("it is told once more where Slack failed or asked to wait", async () => {
  slack.answers = [{ status: 429, headers: { "retry-after": "1" } }, { status: 200 }];
  await tell();
  expect(slack.bodies).toHaveLength(2);
});

test("what is wrong with a webhook is said, without the webhook", async () => {
  slack.answers = [{ status: 404, body: "no_service" }];
  const words = await refusal();

  expect(words).toBe(
    "Slack answered 404: the webhook was removed: make a new one and put it into the secret",
  );
  expect(words).not.toContain("XXXX");
});

test.each(["not an address", "http://hooks.example.com/services/T/B/X"])(
  "%s is refused as a webhook and not printed",
  async (webhook) => {
    const words = await tellSlack(webhook, news).catch((error: Error) => error.message);
    expect(words).toBe("SLACK_WEBHOOK_URL is no address that begins with https://");
  },
);

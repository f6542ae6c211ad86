import { afterAll, beforeAll, expect, test } from "vitest";
import { subjectOf, tellByEmail } from "../../../scripts/notify/email";
import { type Receiver, receive } from "./receiver";

let sns: Receiver;

beforeAll(async () => {
  sns = await receive();
  sns.answers = [
    {
      status: 200,
      body: "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>",
    },
  ];
});

afterAll(() => sns?.stop());

test("an e-mail has the headline as its subject, and the link to the run", async () => {
  const topic = "arn:aws:sns:eu-west-1:111111111111:acme-delivery";
  const url = "https://github.com/acme/platform/actions/runs/1";
  const news = {
    outcome: "failure",
    headline: "deploy of dev failed",
    details: ["why"],
    url,
  } as const;
  await tellByEmail({ endpoint: sns.url, environment: {} }, topic, news);

  const sent = new URLSearchParams(sns.bodies[0]);
  expect(
    Object.fromEntries(["TopicArn", "Subject", "Message"].map((name) => [name, sent.get(name)])),
  ).toEqual({
    TopicArn: topic,
    Subject: "deploy of dev failed",
    Message: `deploy of dev failed\n\nwhy\n\n${url}`,
  });
});

test.each([
  ["letters with marks become plain", "déploiement", "deploiement"],
  ["what is no ASCII is shown as missing", "done ✓", "done ?"],
  ["lines become one", "one\ntwo\tthree", "one two three"],
  ["what is too long is cut", "x".repeat(200), `${"x".repeat(96)}...`],
])("in a subject %s", (_, text, subject) => {
  expect(subjectOf(text)).toBe(subject);
});

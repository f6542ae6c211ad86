import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Project } from "../../support/project";
import { type Receiver, receive } from "./receiver";

let project: Project;
let slack: Receiver;

beforeAll(async () => {
  project = new Project();
  slack = await receive();
});

afterAll(() => {
  slack?.stop();
  project?.remove();
});

beforeEach(() => {
  slack.answers = [];
  slack.bodies.length = 0;
});

const notify = (words: readonly string[], env: Record<string, string> = {}) =>
  project.run(["bin/devops-platform.mjs", "notify", ...words], {
    env: { SLACK_WEBHOOK_URL: "", ...env },
  });

const hook = () => ({ SLACK_WEBHOOK_URL: `${slack.url}/services/SECRET` });

test("the end of a job is told", async () => {
  const { code, stdout, stderr } = await notify(["dev", "--outcome", "failure"], hook());

  expect(code, stderr).toBe(0);
  expect(stdout).toBe("Slack: deploy of dev failed\n");
  expect(slack.bodies[0]).toContain("*deploy of dev failed*");
});

test("where nobody is to be told, it is said and nothing fails", async () => {
  const { code, stderr } = await notify(["dev", "--outcome", "success", "--strict"]);

  expect(code, stderr).toBe(0);
  expect(stderr).toContain("Nobody is told: SLACK_WEBHOOK_URL is not set");
});

test("a message that cannot be sent turns nothing red, but with --strict", async () => {
  slack.answers = [{ status: 403, body: "action_prohibited" }];
  const words = ["dev", "--outcome", "success"];
  const [lenient, strict] = [
    await notify(words, hook()),
    await notify([...words, "--strict"], hook()),
  ];

  expect([lenient.code, strict.code]).toEqual([0, 1]);
  expect(lenient.stderr).toContain("Slack could not be told: Slack answered 403: an administrator");
  expect(lenient.stderr + strict.stderr).not.toContain("SECRET");
});

test("a job that failed because of the configuration is told all the same", async () => {
  project.edit("src/envs/dev.ts", 'cidr: "10.', 'cidr: "10.0.0.');
  const { code, stderr } = await notify(["dev", "--outcome", "failure"], hook());

  expect(code, stderr).toBe(0);
  expect(slack.bodies).toHaveLength(1);
});

test("the addresses of the platform are mailed through its topic", async () => {
  project.edit("src/envs/dev.ts", 'cidr: "10.0.0.', 'cidr: "10.');
  project.edit(
    "src/envs/platform.ts",
    "delivery: { github: {}",
    'delivery: { emails: ["ops@example.com"], github: {}',
  );
  slack.answers = [
    {
      status: 200,
      body: "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>",
    },
  ];
  const { stdout, stderr } = await notify(["dev", "--outcome", "cancelled"], {
    AWS_ENDPOINT_URL: slack.url,
  });

  expect(stdout, stderr).toBe("e-mail: deploy of dev was cancelled\n");
  expect(new URLSearchParams(slack.bodies[0]).get("TopicArn")).toBe(
    "arn:aws:sns:eu-west-1:111111111111:acme-delivery",
  );
});

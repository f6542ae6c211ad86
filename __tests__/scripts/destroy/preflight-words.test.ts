import { expect, test } from "vitest";
import type { Preflight } from "../../../scripts/destroy/preflight";
import { preflightInWords } from "../../../scripts/destroy/preflight-words";
import { stackWith } from "../receipt/receipts";

const plain = (_: unknown, text: string) => text;

const shown = (parts: Partial<Preflight> = {}) =>
  preflightInWords(
    stackWith(),
    {
      permission: { lifecycle: "disposable", reason: undefined },
      modules: { database: 1, networking: 3 },
      protections: [],
      databases: [],
      buckets: [],
      secrets: [],
      keys: [],
      logGroups: [],
      registries: [],
      taskDefinitions: [],
      ...parts,
    },
    plain,
  );

const database = (snapshot: Preflight["databases"][number]["snapshot"]) => ({
  address: "aws_db_instance.main",
  arn: "arn:aws:rds:eu-west-1:111111111111:db:acme-dev-main",
  identifier: "acme-dev-main",
  resourceId: "db-1",
  sizeGiB: 20,
  finalSnapshot: undefined,
  backupDays: 0,
  kmsKeyArn: "",
  tags: {},
  snapshot,
});

test("what would be destroyed is said with its account and region, and counted", () => {
  expect(shown()).toMatch(/^destroy dev \(disposable; acme, account 111111111111, eu-west-1\)/);
  expect(shown()).toMatch(/What goes: 4 resources\n.*database +1\n.*networking +3/);
});

test("where nothing is protected, lost or left that is said", () => {
  expect(shown()).toMatch(/What is protected: nothing\n\nData: nothing\n\nWhat remains: nothing$/);
});

test("a durable one says why it may go", () => {
  const permission = { lifecycle: "durable" as const, reason: "a rehearsal" };
  expect(shown({ permission })).toMatch(/^destroy dev \(durable; [^\n]*\nIt may go: a rehearsal/);
});

test("what is protected says where and why", () => {
  const protection = { address: "aws_lb.a", why: "deletion protection is on in AWS", lifted: true };
  expect(shown({ protections: [protection] })).toMatch(
    /What is protected\n +aws_lb\.a +deletion protection is on in AWS/,
  );
});

test("a database with a snapshot says so, and what that costs afterwards", () => {
  const text = shown({ databases: [database("before")] });
  expect(text).toMatch(/database +acme-dev-main +20 GiB +a snapshot is taken first/);
  expect(text).toMatch(/snapshot +acme-dev-main +1\.9 USD a month/);
});

test("a database without one is said to be lost, and nothing of it to remain", () => {
  const text = shown({ databases: [database("none")] });
  expect(text).toMatch(/acme-dev-main +20 GiB +LOST: no snapshot is taken/);
  expect(text).toContain("What remains: nothing");
});

test.each([
  [{ bucket: "logs", objects: 1, more: false }, /logs +1 object +lost, with all versions/],
  [{ bucket: "logs", objects: 0, more: false }, /logs +0 objects +empty/],
  [{ bucket: "logs", objects: 10_000, more: true }, /logs +10000 or more objects +lost/],
])("a bucket says how much is lost with it", (bucket, words) => {
  expect(shown({ buckets: [bucket] })).toMatch(words);
});

test("a secret and a key say for how long they can be had back", () => {
  const secrets = [
    { name: "at-once", recoveryDays: 0 },
    { name: "later", recoveryDays: 7 },
  ];
  const keys = [{ arn: "arn:aws:kms:eu-west-1:111111111111:key/abc", waitingDays: 30 }];
  const text = shown({ secrets, keys });
  expect(text).toMatch(/at-once +lost at once/);
  expect(text).toMatch(/later +can be restored for 7 days/);
  expect(text).toMatch(/key +abc +deleted in 30 days/);
  expect(text).toMatch(/What remains\n +secrets +1 [^\n]*\n +keys +1 /);
});

test("a registry with images says what it takes to delete them", () => {
  const registries = [{ repository: "acme/backend", images: 1 }];
  expect(shown({ registries })).toMatch(/acme\/backend +1 image +deleted only with --empty-reg/);
});

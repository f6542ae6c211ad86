import { expect, test } from "vitest";
import { Key, type KeyConfig } from "../../../src/modules/kms/key";
import type { Lifecycle } from "../../../src/schema";
import { naming, synthesize } from "../../support/bare-stack";

function synthesizeKey(config: Partial<KeyConfig> = {}, lifecycle: Lifecycle = "disposable") {
  const { resource } = synthesize((stack) => {
    new Key(stack, "Key", { naming, lifecycle, config: { description: "Everything", ...config } });
  });
  const key = resource("aws_kms_key.main");
  return { key, policy: JSON.parse(String(key.policy)), alias: resource("aws_kms_alias.main") };
}

test("a key rotates and has a name people find it by", () => {
  const { key, alias } = synthesizeKey();
  expect(key.enable_key_rotation).toBe(true);
  expect(alias).toMatchObject({
    name: "alias/acme-test",
    target_key_id: "${aws_kms_key.main.key_id}",
  });
});

test("the name can be another one", () => {
  expect(synthesizeKey({ alias: "alias/state" }).alias.name).toBe("alias/state");
});

test("a disposable key may go within a week, a durable one waits a month and refuses the plan", () => {
  expect(synthesizeKey().key).toMatchObject({
    deletion_window_in_days: 7,
    lifecycle: { prevent_destroy: false },
  });
  expect(synthesizeKey({}, "durable").key).toMatchObject({
    deletion_window_in_days: 30,
    lifecycle: { prevent_destroy: true },
  });
});

test("a durable key that may be destroyed is in no plan's way and still waits a month", () => {
  const { resource } = synthesize((stack) => {
    const allowDestroy = { reason: "a rehearsal that nobody relies on" };
    const config = { description: "Everything" };
    new Key(stack, "Key", { naming, lifecycle: "durable", allowDestroy, config });
  });
  expect(resource("aws_kms_key.main")).toMatchObject({
    deletion_window_in_days: 30,
    lifecycle: { prevent_destroy: false },
  });
});

test("only IAM of the account decides who uses a key", () => {
  expect(synthesizeKey().policy.Statement).toEqual([
    expect.objectContaining({
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111111111111:root" },
      Action: "kms:*",
    }),
  ]);
});

test("CloudWatch Logs uses a key when it is let in, for log groups of this account and region", () => {
  expect(synthesizeKey({ logs: true }).policy.Statement[1]).toMatchObject({
    Principal: { Service: "logs.eu-west-1.amazonaws.com" },
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111111111111:log-group:*",
      },
    },
  });
});

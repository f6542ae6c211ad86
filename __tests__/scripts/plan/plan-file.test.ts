import { describe, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/lib/errors.mjs";
import { checksumOf, type PlanFile } from "../../../scripts/plan/plan-file";
import { parsePlanFile, readPlanFile } from "../../../scripts/plan/read-plan-file";
import { requireRefreshed, requireSamePlace } from "../../../scripts/plan/stale";
import type { Stack } from "../../../scripts/stacks/stack";

const content = {
  plan: Buffer.from("a plan").toString("base64"),
  review: Buffer.from("what is said of it").toString("base64"),
};

const plan: PlanFile = {
  format: "devops-platform plan",
  version: 3,
  platform: "acme",
  stack: "dev",
  environment: "dev",
  account: "111111111111",
  region: "eu-west-1",
  refreshed: true,
  state: { lineage: "one", serial: 3 },
  pointers: {},
  terraform: "1.11.4",
  providers: "",
  commit: "abc",
  made: "2026-01-02T03:04:05.000Z",
  by: "arn:aws:iam::111111111111:user/somebody",
  sha256: checksumOf(content),
  ...content,
};

const text = JSON.stringify(plan, undefined, 2);

describe("a plan file", () => {
  test("is read as it was written", () => {
    expect(parsePlanFile(text, "dev.plan")).toEqual(plan);
  });

  test.each([
    ["cut off", text.slice(0, text.length / 2), "is not whole"],
    ["changed in its plan", text.replace(plan.plan, "AAAA"), "is not whole"],
    ["changed in what a review reads", text.replace(plan.review, "AAAA"), "is not whole"],
    ["of a newer format", text.replace('"version": 3', '"version": 4'), "written by a newer"],
    ["of an older format", text.replace('"version": 3', '"version": 2'), "written by an older"],
    ["of Terraform itself", "PK\u0003\u0004…", "is a plan of Terraform's own"],
    ["something else", "hello", "is no plan file"],
    ["empty", "", "is no plan file"],
  ])("that is %s is refused with 2", (_, content, message) => {
    expect(() => parsePlanFile(content, "dev.plan")).toThrow(
      expect.objectContaining({
        exitCode: exitCodes.usage,
        message: expect.stringContaining(message),
      }),
    );
  });

  test.each(["no-such.plan", "."])("%s, which cannot be read, is refused with 2", (file) => {
    expect(() => readPlanFile(file)).toThrow(
      expect.objectContaining({
        exitCode: exitCodes.usage,
        message: expect.stringContaining(file),
      }),
    );
  });

  const stack = {
    name: "dev",
    platform: "acme",
    accountId: "111111111111",
    region: "eu-west-1",
  } as Stack;

  test("is for its own place", () => {
    expect(() => requireSamePlace(plan, stack, "1.11.4")).not.toThrow();
  });

  test("that was made from the state alone is refused with 10", () => {
    expect(() => requireRefreshed({ ...plan, refreshed: false })).toThrow(
      expect.objectContaining({
        exitCode: exitCodes.refused,
        message: expect.stringContaining("from the state alone"),
        hint: expect.stringContaining("devops-platform plan dev --out <file>"),
      }),
    );
  });

  test.each([
    [{ ...stack, name: "prod" }, "1.11.4", "of another environment: dev, not prod"],
    [{ ...stack, accountId: "222222222222" }, "1.11.4", "of another account"],
    [{ ...stack, platform: "other" }, "1.11.4", "of another platform"],
    [stack, "1.12.0", "was made with Terraform 1.11.4, and this is 1.12.0"],
  ])("is refused elsewhere", (other, terraform, message) => {
    expect(() => requireSamePlace(plan, other, terraform)).toThrow(
      expect.objectContaining({
        exitCode: exitCodes.stale,
        message: expect.stringContaining(message),
      }),
    );
  });
});

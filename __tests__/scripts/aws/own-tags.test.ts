import { expect, test } from "vitest";
import { hasTagsOf } from "../../../scripts/aws/own-tags";

const dev = { platform: "acme", environment: "dev" };
const platform = { Key: "Platform", Value: "acme" };
const environment = { Key: "Environment", Value: "dev" };

test("what has the tags of an environment is that environment's, whatever else it has", () => {
  expect(hasTagsOf(dev, [{ Key: "Name", Value: "worker" }, environment, platform])).toBe(true);
});

test.each([
  ["of another platform", [{ Key: "Platform", Value: "other" }, environment]],
  ["of another environment", [platform, { Key: "Environment", Value: "prod" }]],
  ["with the platform's tag alone", [platform]],
  ["with the environment's tag alone", [environment]],
  ["with tags that are spelt otherwise", [{ Key: "platform", Value: "acme" }, environment]],
  ["with a tag that has no value", [{ Key: "Platform" }, environment]],
  ["without tags", []],
  ["of which AWS says no tags", undefined],
])("something %s is not", (_, tags) => {
  expect(hasTagsOf(dev, tags)).toBe(false);
});

import { expect, test } from "vitest";
import { lifecyclePolicy } from "../../../src/modules/ecr/lifecycle-policy";
import { otherAccounts } from "../../../src/modules/ecr/pull-policy";

test("accounts are named once, in order, without the repository's own", () => {
  expect(otherAccounts("222222222222", ["333333333333", "222222222222"], ["111111111111"])).toEqual(
    ["111111111111", "333333333333"],
  );
});

test("untagged images do not count among those that are kept", () => {
  const { rules } = JSON.parse(lifecyclePolicy({ keepImages: 20, untaggedDays: 3 })) as {
    rules: { selection: object }[];
  };
  expect(rules.map(({ selection }) => selection)).toEqual([
    expect.objectContaining({ tagStatus: "untagged", countUnit: "days", countNumber: 3 }),
    expect.objectContaining({ tagStatus: "tagged", countNumber: 20 }),
  ]);
});

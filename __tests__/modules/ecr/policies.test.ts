import { expect, test } from "vitest";
import { lifecyclePolicy } from "../../../src/modules/ecr/lifecycle-policy";
import { otherAccounts } from "../../../src/modules/ecr/pull-policy";

test("accounts are named once, in order, without the repository's own", () => {
  expect(otherAccounts("222222222222", ["333333333333", "222222222222"], ["111111111111"])).toEqual(
    ["111111111111", "333333333333"],
  );
});

const selections = () => {
  const policy = lifecyclePolicy({ keepImages: 20, keepReleases: 50, untaggedDays: 3 });
  const { rules } = JSON.parse(policy) as { rules: { selection: object }[] };
  return rules.map(({ selection }) => selection);
};

test("untagged images do not count among those that are kept", () => {
  expect(selections()[0]).toMatchObject({
    tagStatus: "untagged",
    countUnit: "days",
    countNumber: 3,
  });
});

test("what was released is counted before and apart from what was only built", () => {
  expect(selections().slice(1)).toEqual([
    expect.objectContaining({ tagPatternList: ["released-*"], countNumber: 50 }),
    expect.objectContaining({ tagPatternList: ["*"], countNumber: 20 }),
  ]);
});

import { expect, test } from "vitest";
import { lifecyclePolicy } from "../../../src/modules/ecr/lifecycle-policy";
import { otherAccounts } from "../../../src/modules/ecr/pull-policy";
import { releasedTag, releasedTagPattern } from "../../../src/modules/ecr/released-tag";

test("accounts are named once, in order, without the repository's own", () => {
  expect(otherAccounts("222222222222", ["333333333333", "222222222222"], ["111111111111"])).toEqual(
    ["111111111111", "333333333333"],
  );
});

interface Rule {
  readonly rulePriority: number;
  readonly selection: {
    readonly tagStatus: string;
    readonly tagPatternList?: readonly string[];
    readonly countNumber: number;
  };
}

function rules(...environments: string[]): Rule[] {
  const kept = { keepImages: 20, keepReleases: 50, untaggedDays: 3 };
  return (JSON.parse(lifecyclePolicy({ ...kept, environments })) as { rules: Rule[] }).rules;
}

const patterns = (...environments: string[]) =>
  rules(...environments).flatMap(({ selection }) => selection.tagPatternList ?? []);

test("untagged images do not count among those that are kept", () => {
  expect(rules("dev")[0]?.selection).toMatchObject({
    tagStatus: "untagged",
    countUnit: "days",
    countNumber: 3,
  });
});

test("what was released is counted before and apart from what was only built", () => {
  expect(rules("dev").slice(1)).toMatchObject([
    { selection: { tagPatternList: ["released-dev.*"], countNumber: 50 } },
    { selection: { tagPatternList: ["released-*"], countNumber: 50 } },
    { selection: { tagPatternList: ["*"], countNumber: 20 } },
  ]);
});

test("what prod runs is decided before what is released to dev can delete it", () => {
  expect(patterns("dev", "staging", "prod").slice(0, 3)).toEqual([
    "released-prod.*",
    "released-staging.*",
    "released-dev.*",
  ]);
});

test("priorities rise, and one more environment at the end moves none of the others", () => {
  const priorities = (...environments: string[]) =>
    rules(...environments).map(({ rulePriority }) => rulePriority);

  expect(priorities("dev", "prod")).toEqual([...priorities("dev", "prod")].sort((a, b) => a - b));
  expect(priorities("dev", "prod", "dr")).toEqual(
    expect.arrayContaining(priorities("dev", "prod")),
  );
});

test("a release has a tag of its environment, and of no other whose name begins alike", () => {
  const tag = releasedTag("prod-eu", "2026-03-02T18:00:00.123Z");

  const [eu, prod] = ["prod-eu", "prod"].map((name) => releasedTagPattern(name).slice(0, -1));
  expect(tag).toBe("released-prod-eu.20260302T180000123");
  expect([tag.startsWith(eu ?? ""), tag.startsWith(prod ?? "")]).toEqual([true, false]);
});

/**
 * What ECR deletes, as its guide says: each rule picks among all images, an image belongs to the first rule whose
 * tags it has, and only that one may delete it.
 */
function deleted(images: readonly { readonly tags: readonly string[] }[], policy: readonly Rule[]) {
  const fits = (tags: readonly string[], { selection: { tagPatternList = [] } }: Rule) =>
    tags.some((tag) => tagPatternList.some((one) => tag.startsWith(one.replace("*", ""))));
  return policy.flatMap((rule, index) =>
    images
      .filter(({ tags }) => fits(tags, rule))
      .slice(rule.selection.countNumber)
      .filter(({ tags }) => !policy.slice(0, index).some((earlier) => fits(tags, earlier))),
  );
}

test("a hundred newer releases to dev leave the image that prod runs", () => {
  const old = "2026-01-01T00:00:00Z";
  const everywhere = { tags: ["dev", "staging", "prod"].map((one) => releasedTag(one, old)) };
  const newer = Array.from({ length: 100 }, (_, minute) => ({
    tags: [releasedTag("dev", `2026-02-01T00:00:${minute}Z`)],
  }));

  const gone = deleted([...newer, everywhere], rules("dev", "staging", "prod"));

  expect(gone).not.toContain(everywhere);
  expect(gone).toHaveLength(50);
});

import { expect, test } from "vitest";
import { stateHomes } from "../../src/stacks/state-homes";
import { platformWith } from "./stacks";

const platform = platformWith({
  accounts: { main: "111111111111", production: "222222222222", same: "222222222222" },
});
const home = { account: "main", region: "eu-west-1" };
const elsewhere = { account: "production", region: "us-east-1" };

test("the platform's home has room for state even without environments", () => {
  expect(stateHomes(platform, [])).toEqual([
    { stackName: "bootstrap", accountId: "111111111111", region: "eu-west-1" },
  ]);
});

test("environments that are at home need no more", () => {
  expect(stateHomes(platform, [home, home])).toHaveLength(1);
});

test("each other account and region gets its own, once, named after it", () => {
  expect(stateHomes(platform, [elsewhere, home, elsewhere])[1]).toEqual({
    stackName: "bootstrap-production-us-east-1",
    accountId: "222222222222",
    region: "us-east-1",
  });
});

test("two names of one account share one, whichever environment comes first", () => {
  const alias = { account: "same", region: "us-east-1" };
  expect(stateHomes(platform, [alias, elsewhere])).toEqual(stateHomes(platform, [elsewhere]));
});

import { expect, test } from "vitest";
import { needsOfAddress } from "../../../src/envs/reachability/needs";

test("what AWS serves is reached through its endpoint or the internet", () => {
  expect(needsOfAddress("jobs", { in: "aws", endpoint: "sqs" })).toEqual([
    { action: "use jobs", target: "sqs" },
  ]);
});

test.each([
  ["in the VPC", { in: "group", group: "database-main", port: 5432 }],
  ["at addresses outside", { in: "ranges", ranges: ["203.0.113.0/24"], port: 443 }],
] as const)("what listens %s is not reached through AWS", (_, address) => {
  expect(needsOfAddress("main", address)).toEqual([]);
});

import { expect, test } from "vitest";
import { type Address, rulesTo } from "../../src/connections/kinds/address";

const rulesFor = (endpoint: Extract<Address, { in: "aws" }>["endpoint"]) =>
  rulesTo({ in: "aws", endpoint }, "api", "files", { gatewayEndpoints: ["s3"] });

test("an AWS service behind a gateway endpoint takes a rule to its addresses", () => {
  expect(rulesFor("s3")).toMatchObject([
    { direction: "egress", group: "api", peer: { prefixList: "s3" }, port: 443 },
  ]);
});

test.each(["dynamodb", "sqs"] as const)(
  "%s takes none without a gateway endpoint of it",
  (name) => {
    expect(rulesFor(name)).toEqual([]);
  },
);

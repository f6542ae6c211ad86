import { expect, test } from "vitest";
import { receiptInWords } from "../../../scripts/receipt/words";
import { receiptWith } from "./receipts";

const plain = (_: unknown, text: string) => text;

const shown = (...parts: Parameters<typeof receiptWith>) =>
  receiptInWords(receiptWith(...parts), "receipts/dev.json", plain);

test("a receipt says how much went and how long it took", () => {
  expect(shown()).toContain("dev is destroyed: 3 resources in 10 min 0 s");
});

test("a receipt ends with the command that brings everything back", () => {
  expect(shown()).toMatch(/devops-platform deploy dev --from-receipt receipts\/dev\.json$/);
});

test("a bootstrap comes back with the command that names it", () => {
  const text = shown({ environment: "shared", stack: "bootstrap" });
  expect(text).toMatch(/devops-platform bootstrap bootstrap$/);
});

test("a receipt says what remains, what that costs and where the price is from", () => {
  const remains = [
    {
      kind: "snapshot" as const,
      arn: "arn",
      name: "acme-dev-main-final",
      why: "the database can be restored from it",
      usdAMonth: 1.9,
      source: "20 GiB at 0.095 USD",
    },
  ];
  expect(shown({ remains })).toContain("What remains, at most 1.9 USD a month");
  expect(shown({ remains })).toMatch(/acme-dev-main-final .* 1\.9 USD a month .*20 GiB at 0\.095/);
});

test("a receipt of what resisted names it and does not offer to come back", () => {
  const resisted = [{ address: "aws_subnet.a", said: "has dependencies" }];
  const text = shown({ outcome: "resisted", resisted });
  expect(text).toContain("dev is not destroyed entirely");
  expect(text).toMatch(/aws_subnet\.a\s+has dependencies/);
  expect(text).not.toContain("--from-receipt");
});

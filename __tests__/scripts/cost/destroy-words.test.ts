import { expect, test } from "vitest";
import { preflightInWords } from "../../../scripts/destroy/preflight-words";
import { stackWith } from "../receipt/receipts";

const plain = (_: unknown, text: string) => text;

test("destroy says what is saved, from the same prices", () => {
  const stack = { ...stackWith(), configuration: { resource: { aws_nat_gateway: { a: {} } } } };
  const preflight = {
    permission: { lifecycle: "disposable" as const, reason: undefined },
    modules: { network: 1 },
    protections: [],
    databases: [],
    buckets: [],
    secrets: [],
    keys: [],
    logGroups: [],
    registries: [],
    taskDefinitions: [],
  };
  expect(preflightInWords(stack, preflight, plain)).toContain(
    "That costs about 35.04 USD a month: devops-platform cost dev",
  );
});

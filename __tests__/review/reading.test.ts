import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isCommandError } from "../../scripts/lib/errors.mjs";
import { decode } from "../../scripts/review/read/decode";
import { readPlan } from "../../scripts/review/read/load";

const plan = (over: Record<string, unknown> = {}) =>
  JSON.stringify({ format_version: "1.2", resource_changes: [], ...over });

/** What is said of a text that is no plan. */
function refusal(text: string): string {
  try {
    readPlan("dev", text, "dev.json");
  } catch (error) {
    if (isCommandError(error)) return error.message;
    throw error;
  }
  return "none";
}

describe("a file that is no plan is told as what it is", () => {
  test.each([
    ["an empty one", " \n", "dev.json is empty"],
    [
      "a truncated one",
      plan().slice(0, -10),
      "dev.json ends in the middle: it is 36 characters long",
    ],
    ["a text", "hello", "dev.json is no JSON"],
    ["a list", "[]", "dev.json is no plan: it is not an object"],
    [
      "a state file",
      '{"version":4,"serial":1,"lineage":"x"}',
      "dev.json is a state file, and no plan",
    ],
    [
      "a state as JSON",
      '{"format_version":"1.0","values":{}}',
      "dev.json is a state that `terraform show -json` wrote, and no plan",
    ],
    [
      "what plan -json prints",
      '{"@level":"info"}\n{"@level":"info"}',
      "dev.json is what `terraform plan -json` prints, and no plan",
    ],
    ["a configuration", '{"resource":{}}', "dev.json is a configuration, and no plan"],
    [
      "schemas",
      '{"format_version":"1.0","provider_schemas":{}}',
      "dev.json is the schemas of providers, and no plan",
    ],
    [
      "a later format",
      plan({ format_version: "2.0" }),
      "dev.json has format 2.0, and this reads 0.x and 1.x",
    ],
    [
      "one with a broken change",
      plan({ resource_changes: [{ address: "a.b", type: "a" }] }),
      "dev.json is no complete plan: resource_changes[0].change is missing",
    ],
    [
      "one with an unknown action",
      plan({ resource_changes: [{ address: "a.b", type: "a", change: { actions: ["explode"] } }] }),
      "dev.json is no complete plan: resource_changes[0].change.actions has one that nobody knows",
    ],
  ])("%s", (_, text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test("one of a type that every object has a property of the name of", () => {
    const changes = [{ address: "constructor.b", type: "constructor", change: {} }];
    expect(refusal(plan({ resource_changes: changes }))).toBe(
      "dev.json is no complete plan: resource_changes[0].type is none that a provider has",
    );
  });

  test("a compressed one", () => {
    expect(() => decode(gzipSync("{}"), "dev.json.gz")).toThrow("dev.json.gz is compressed");
  });

  test("a plan in Terraform's own format", () => {
    expect(() => decode(Buffer.from("PK\u0003\u0004rest"), "saved.tfplan")).toThrow(
      "saved.tfplan is a plan in Terraform's own format",
    );
  });
});

test.each([
  ["a later minor version of the format", plan({ format_version: "1.99" })],
  ["fields that nobody knows yet", plan({ deferred_changes: [], tomorrow: true })],
])("%s is read", (_, text) => {
  expect(refusal(text)).toBe("none");
});

test("what PowerShell writes is read", () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plan(), "utf16le")]);
  expect(refusal(decode(bytes, "dev.json"))).toBe("none");
});

test.each([
  ["UTF-16 without a mark", Buffer.from("{}", "utf16le")],
  ["UTF-16 with the other order", Buffer.from("{}", "utf16le").swap16()],
  [
    "UTF-16 that ends within a character",
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from("{}", "utf16le").swap16(), Buffer.of(0)]),
  ],
])("%s is read", (_, bytes) => {
  expect(decode(bytes, "dev.json")).toBe("{}");
});

import { expect, test } from "vitest";
import { escapeForHcl } from "../../src/stacks/hcl-strings";

test.each([
  ["plain text", "plain text"],
  ['{"a":"b"}', String.raw`{\"a\":\"b\"}`],
  [String.raw`C:\temp`, String.raw`C:\\temp`],
  ["one\ntwo", String.raw`one\ntwo`],
  ['"${aws_s3_bucket.a.arn}/*"', String.raw`\"${"$"}{aws_s3_bucket.a.arn}/*\"`],
])("%j becomes the inside of an HCL string", (text, expected) => {
  expect(escapeForHcl(text)).toBe(expected);
});

test.each([
  '${jsonencode({"a" = "b"})}',
  '${join(",", [for k in x : "${k}}"])}',
  '${replace(x, "\\"", "{")}',
])("the expression %j stays as it is", (text) => {
  expect(escapeForHcl(text)).toBe(text);
});

test("what follows an expression is text again", () => {
  expect(escapeForHcl('${x["a"]}"')).toBe(String.raw`${"$"}{x["a"]}\"`);
});

test("an escaped interpolation is text", () => {
  expect(escapeForHcl('$${"a"}')).toBe(String.raw`$${"$"}{\"a\"}`);
});

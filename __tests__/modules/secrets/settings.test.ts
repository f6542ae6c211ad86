import { expect, test } from "vitest";
import { settingSchema } from "../../../src/modules/secrets/config";

const refused = (setting: unknown) => !settingSchema.safeParse(setting).success;

test("a value with double braces is refused: Parameter Store takes them for references", () => {
  expect(refused("Dear {{name}}")).toBe(true);
  expect(refused({ value: "{{ssm:other}}" })).toBe(true);
});

test("a value with single braces, or JSON, is taken", () => {
  expect(refused("Dear {name}")).toBe(false);
  expect(refused('{"a":{"b":1},"c":{}}')).toBe(false);
});

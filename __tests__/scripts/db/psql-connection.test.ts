import { expect, test } from "vitest";
import { encryptingMode } from "../../../scripts/db/psql-connection";

test.each(["disable", "allow", "prefer"])("psql never goes without TLS: PGSSLMODE=%s", (mode) => {
  expect(() => encryptingMode(mode)).toThrow(`PGSSLMODE is ${mode} in this shell`);
});

test.each([
  [undefined, "require"],
  ["", "require"],
  ["require", "require"],
  ["verify-ca", "verify-ca"],
])("psql is told to encrypt where PGSSLMODE is %s", (mode, told) => {
  expect(encryptingMode(mode)).toBe(told);
});

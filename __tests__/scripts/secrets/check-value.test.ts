import { expect, test } from "vitest";
import { checkValue } from "../../../scripts/secrets/check-value";
import type { DeployedSecret } from "../../../scripts/secrets/secret";

const secret = (...jsonKeys: string[]): DeployedSecret => ({
  name: "mail",
  kind: "supplied",
  arn: "arn",
  awsName: "/acme/dev/mail",
  terraformVersion: undefined,
  usedBy: jsonKeys.map((jsonKey) => ({ workload: "api", how: "injected", variable: "X", jsonKey })),
});

test("any text is a value for a secret that is taken as a whole", () => {
  expect(() => checkValue(secret(), "not { json")).not.toThrow();
});

test("a value has to fit into Secrets Manager, in bytes", () => {
  expect(() => checkValue(secret(), "a".repeat(65_536))).not.toThrow();
  expect(() => checkValue(secret(), "é".repeat(32_769))).toThrow("it has 65538 bytes");
});

test("a secret of which single keys are taken is a JSON object with them", () => {
  const mail = secret("username", "password");
  expect(() => checkValue(mail, '{"username":"u","password":"p"}')).not.toThrow();
  expect(() => checkValue(mail, '{"username":"u"}')).toThrow("it has no password");
  for (const value of ["p", '["username"]', "null"])
    expect(() => checkValue(mail, value)).toThrow('no JSON object like {"username": "…"');
});

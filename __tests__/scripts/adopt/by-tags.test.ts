import { expect, test } from "vitest";
import { namedAmong } from "../../../scripts/adopt/by-tags";
import { creationsIn, knownArns } from "../../../scripts/adopt/creations";

const arn = (resource: string) => `arn:aws:x:eu-west-1:111111111111:${resource}`;

const parameter = {
  address: "aws_ssm_parameter.log_level",
  type: "aws_ssm_parameter",
  planned: { name: "/acme/dev/settings/log-level" },
};
const secret = {
  address: "module.session_key.aws_secretsmanager_secret.this",
  type: "aws_secretsmanager_secret",
  planned: { name: "/acme/dev/session-key" },
};

test("what bears the very name that would be created is taken over", () => {
  const found = arn("parameter/acme/dev/settings/log-level");
  expect(namedAmong([parameter], [found], new Set())).toEqual([
    { arn: found, to: parameter.address, id: "/acme/dev/settings/log-level" },
  ]);
});

test("a secret is found though AWS adds to its name, and is imported by its ARN", () => {
  const found = arn("secret:/acme/dev/session-key-AbCdEf");
  expect(namedAmong([secret], [found], new Set())).toEqual([
    { arn: found, to: secret.address, id: found },
  ]);
});

test("a secret whose name only begins the same is another one", () => {
  const other = arn("secret:/acme/dev/session-key-for-tests-AbCdEf");
  expect(namedAmong([secret], [other], new Set())).toEqual([]);
});

test("what the state knows at another address is not there by accident", () => {
  const found = arn("parameter/acme/dev/settings/log-level");
  expect(namedAmong([parameter], [found], new Set([found]))).toEqual([]);
});

const planned = (actions: readonly ("create" | "delete")[], before: object | null = null) => ({
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: { root_module: {} },
  configuration: { root_module: {} },
  resource_changes: [
    {
      address: "aws_ssm_parameter.a",
      mode: "managed" as const,
      type: "aws_ssm_parameter",
      change: {
        actions,
        before: before as Record<string, unknown> | null,
        after: { name: "/a" },
        after_unknown: {},
        after_sensitive: {},
      },
    },
  ],
});

test("what is replaced is made anew on purpose", () => {
  expect(creationsIn(planned(["create"]))).toHaveLength(1);
  expect(creationsIn(planned(["delete", "create"]))).toEqual([]);
});

test("the state's ARNs are those of before", () => {
  expect([...knownArns(planned(["delete"], { arn: "arn:a" }))]).toEqual(["arn:a"]);
});

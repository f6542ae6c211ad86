import { expect, test } from "vitest";
import { lockInDiagnostic, parseLock } from "../../../scripts/state/lock-info";
import { locked } from "../../../scripts/state/locked";
import { terraformFailed } from "../../../scripts/terraform/failure";

const diagnostic = {
  severity: "error",
  summary: "Error acquiring the state lock",
  detail: `Error message: operation error DynamoDB: PutItem, https response error StatusCode: 400, ConditionalCheckFailedException: The conditional request failed
Lock Info:
  ID:        0a1b2c3d-1111-2222-3333-444455556666
  Path:      acme-111111111111-eu-west-1-tfstate/acme/dev/eu-west-1/main
  Operation: OperationTypeApply
  Who:       ann@laptop.example.com
  Version:   1.11.4
  Created:   2026-01-02 03:04:05.678901234 +0000 UTC
  Info:      


Terraform acquires a state lock to protect the state from being written
by multiple users at the same time.`,
} as const;

test("a lock is read from what Terraform says when it cannot get it", () => {
  expect(lockInDiagnostic(`${diagnostic.summary}\n${diagnostic.detail}`)).toEqual({
    id: "0a1b2c3d-1111-2222-3333-444455556666",
    who: "ann@laptop.example.com",
    machine: "laptop.example.com",
    since: "2026-01-02T03:04:05Z",
    operation: "OperationTypeApply",
    path: "acme-111111111111-eu-west-1-tfstate/acme/dev/eu-west-1/main",
    info: "",
  });
});

test("a lock that could not be asked for is nobody's", () => {
  const refused = "Error acquiring the state lock\nError message: AccessDeniedException: no";
  expect(lockInDiagnostic(refused)).toBeUndefined();
});

test("a run that finds the lock taken ends with 7 and says what to do", () => {
  const error = terraformFailed([diagnostic], {
    doing: "planning dev",
    stack: "dev",
    next: "Nothing was changed.",
  });

  expect(error.exitCode).toBe(7);
  expect(error.message).toBe("planning dev has to wait: somebody else holds the lock of its state");
  expect(error.hint).toContain("who      ann@laptop.example.com");
  expect(error.hint).toContain("since    2026-01-02 03:04:05 UTC");
  expect(error.hint).toContain("does     terraform apply");
  expect(error.hint).toContain("devops-platform unlock dev");
});

test("what somebody else wrote into the lock is still a lock", () => {
  expect(parseLock("taken by hand", "bucket/key")).toMatchObject({ id: "", path: "bucket/key" });
});

test("the lock of one of several bootstrap stacks is released by that stack's name", () => {
  const path = "bucket/acme/shared/eu-west-1/bootstrap";
  const lock = parseLock(JSON.stringify({ ID: "1", Path: path }), "");
  const { hint } = locked("deploying", "bootstrap-111111111111-eu-west-1", lock);
  expect(hint).toMatch(/devops-platform unlock bootstrap-111111111111-eu-west-1$/);
});

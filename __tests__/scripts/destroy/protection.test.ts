import { describe, expect, test } from "vitest";
import { protectionsOf } from "../../../scripts/destroy/protection";
import { permissionOf } from "../../../scripts/stacks/permission";

const database = (deletion_protection: boolean) => ({
  address: "aws_db_instance.main",
  type: "aws_db_instance",
  attributes: { deletion_protection },
});

const configured = (values: Record<string, unknown>) => ({
  resource: { aws_db_instance: { main: values } },
});

describe("what is protected", () => {
  test("has prevent_destroy in the configuration, and no deploy lifts that", () => {
    const configuration = configured({ lifecycle: { prevent_destroy: true } });
    expect(protectionsOf(configuration, [database(true)])).toEqual([
      {
        address: "aws_db_instance.main",
        why: "the configuration has prevent_destroy",
        lifted: false,
      },
    ]);
  });

  test("is protected in AWS though the configuration no longer asks for it: a deploy lifts that", () => {
    const configuration = configured({ deletion_protection: false });
    expect(protectionsOf(configuration, [database(true)])).toEqual([
      { address: "aws_db_instance.main", why: "deletion protection is on in AWS", lifted: true },
    ]);
  });

  test("is found with a load balancer and a table, which call it otherwise", () => {
    const entries = [
      { address: "aws_lb.a", type: "aws_lb", attributes: { enable_deletion_protection: true } },
      {
        address: "aws_dynamodb_table.b",
        type: "aws_dynamodb_table",
        attributes: { deletion_protection_enabled: true },
      },
    ];
    expect(protectionsOf({}, entries).map(({ why }) => why)).toEqual([
      "deletion protection is on in AWS",
      "deletion protection is on in AWS",
    ]);
  });

  test("is nothing where nothing refuses", () => {
    expect(protectionsOf(configured({}), [database(false)])).toEqual([]);
  });
});

describe("whether a stack may be destroyed", () => {
  const permission = (output: Record<string, { value: unknown }>) =>
    permissionOf({ configuration: { output } });

  test("is said by its lifecycle", () => {
    expect(permission({ lifecycle: { value: "disposable" } }).lifecycle).toBe("disposable");
  });

  test("is said by a reason where it is durable", () => {
    const reason = "a rehearsal that nobody relies on";
    expect(
      permission({ lifecycle: { value: "durable" }, allow_destroy: { value: reason } }),
    ).toEqual({
      lifecycle: "durable",
      reason,
    });
  });

  test("is not known where it says nothing, so it counts as durable", () => {
    expect(permission({})).toEqual({ lifecycle: "durable", reason: undefined });
  });
});

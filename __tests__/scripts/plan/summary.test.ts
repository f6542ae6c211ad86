import { describe, expect, test } from "vitest";
import { summarize } from "../../../scripts/plan/summary";
import { change, planOf } from "./plans";

describe("the summary of a plan", () => {
  test("counts what happens, by part of the platform", () => {
    const { counts, modules } = summarize(
      planOf([
        change("aws_vpc.main", ["create"]),
        change("aws_subnet.a", ["create"]),
        change("aws_db_instance.main", ["update"]),
        change("aws_ecs_service.api", ["delete", "create"]),
        change("aws_iam_role.old", ["delete"]),
      ]),
    );
    expect(counts).toMatchObject({ create: 2, update: 1, replace: 1, destroy: 1 });
    expect(modules.map(({ module, counts: { create } }) => [module, create])).toEqual([
      ["database", 0],
      ["network", 2],
      ["permissions", 0],
      ["workloads", 0],
    ]);
  });

  test("says nothing of what stays, and of data that is only read", () => {
    const read = change("data.aws_ami.x", ["read"], { mode: "data" });
    expect(summarize(planOf([change("aws_vpc.main", ["no-op"]), read]))).toMatchObject({
      empty: true,
      changes: [],
    });
  });

  test("puts what loses data first, with what forces it", () => {
    const { changes } = summarize(
      planOf([
        change("aws_ecs_task_definition.api", ["create", "delete"]),
        change("aws_iam_role.old", ["delete"]),
        change("aws_db_instance.main", ["delete", "create"], {
          change: { replace_paths: [["storage_encrypted"], ["restore", 0, "time"]] },
        }),
      ]),
    );
    expect(changes[0]).toMatchObject({
      address: "aws_db_instance.main",
      action: "replace",
      forcedBy: ["storage_encrypted", "restore[0].time"],
      loss: expect.stringContaining("every row"),
    });
  });

  test("finds what keeps data inside of modules too", () => {
    const address = 'module.a["x"].aws_secretsmanager_secret.this';
    const { changes } = summarize(planOf([change(address, ["delete"])]));
    expect(changes[0]).toHaveProperty("loss", expect.stringContaining("deleted with its value"));
  });

  test("calls it no loss where something is made again with what it holds", () => {
    const parameter = change("aws_ssm_parameter.backend_release", ["delete", "create"], {
      action_reason: "replace_by_request",
    });
    const { changes } = summarize(planOf([parameter]));
    expect(changes[0]).toMatchObject({ action: "replace" });
    expect(changes[0]).not.toHaveProperty("loss");
  });

  test("calls a change of something that keeps data no loss", () => {
    const { changes } = summarize(planOf([change("aws_db_instance.main", ["update"])]));
    expect(changes[0]).toMatchObject({ stateful: true, action: "update" });
    expect(changes[0]).not.toHaveProperty("loss");
  });

  test("names the configured arguments that change, and no others", () => {
    const update = change("aws_db_instance.main[0]", ["update"], {
      type: "aws_db_instance",
      change: {
        before: { instance_class: "a", engine: "postgres", status: "x" },
        after: { instance_class: "b", engine: "postgres" },
        after_unknown: { status: true },
      },
    });
    const configured = { "aws_db_instance.main": ["instance_class", "engine"] };
    expect(summarize(planOf([update], { configured })).changes[0]?.changes).toEqual([
      "instance_class",
    ]);
  });

  test("has no value of any argument", () => {
    const before = { password: "hunter2", name: "shown" };
    const update = change("aws_db_instance.main", ["update"], {
      change: { before, after: { password: "hunter3", name: "renamed" } },
    });
    const text = JSON.stringify(summarize(planOf([update], { resource_drift: [update] })));
    expect(text).toContain("password");
    expect(text).not.toMatch(/hunter|shown|renamed/);
  });

  test("tells a move and an import from a change", () => {
    const { counts, changes } = summarize(
      planOf([
        change("aws_vpc.main", ["no-op"], { previous_address: "aws_vpc.old" }),
        change("aws_cloudwatch_log_group.x", ["no-op"], { change: { importing: { id: "/x" } } }),
      ]),
    );
    expect(counts).toMatchObject({ move: 1, import: 1, update: 0, create: 0 });
    expect(changes).toMatchObject([
      { movedFrom: "aws_vpc.old", action: undefined },
      { importedAs: "/x", action: undefined },
    ]);
  });

  test("is not empty when only an output changes", () => {
    const output_changes = { url: { actions: ["update"] }, other: { actions: ["no-op"] } };
    expect(summarize(planOf([], { output_changes }))).toMatchObject({
      empty: false,
      outputs: ["url"],
    });
  });
});

describe("drift", () => {
  const configured = { "aws_subnet.a": ["map_public_ip"] };
  const byHand = { before: { map_public_ip: false }, after: { map_public_ip: true } };
  const back = { before: { map_public_ip: true }, after: { map_public_ip: false } };

  test("is named with the arguments that the plan puts right", () => {
    const resource_drift = [change("aws_subnet.a", ["update"], { change: byHand })];
    const planned = [change("aws_subnet.a", ["update"], { change: back })];
    expect(summarize(planOf(planned, { resource_drift, configured })).drift).toMatchObject([
      { address: "aws_subnet.a", how: "changed", changes: ["map_public_ip"], repaired: true },
    ]);
  });

  test("is told apart where the plan leaves it as it is", () => {
    const resource_drift = [change("aws_subnet.a", ["update"], { change: byHand })];
    const { drift, empty } = summarize(planOf([], { resource_drift, configured }));
    expect(drift).toMatchObject([{ repaired: false }]);
    expect(empty).toBe(true);
  });

  test("is no drift when null became empty", () => {
    const noise = { before: { tags: null, list: [] }, after: { tags: {}, list: null } };
    const resource_drift = [change("aws_subnet.a", ["update"], { change: noise })];
    expect(summarize(planOf([], { resource_drift })).drift).toEqual([]);
  });

  test("says what was deleted in AWS", () => {
    const resource_drift = [change("aws_subnet.a", ["delete"])];
    const planned = [change("aws_subnet.a", ["create"])];
    expect(summarize(planOf(planned, { resource_drift })).drift).toMatchObject([
      { how: "deleted", repaired: true },
    ]);
  });
});

import { expect, test } from "vitest";
import type { Review } from "../../scripts/review/review";
import { change, planWith, reviewOf } from "./support/reviewed";

const reviewed = (changes: readonly unknown[], over = {}): Review["findings"] =>
  reviewOf([planWith(changes, over)]).findings;

const POLICY = (Action: string, Effect = "Allow") =>
  JSON.stringify({ Statement: [{ Effect, Action, Resource: "*", Principal: "*" }] });

test("what two fields stop is said once", () => {
  const found = reviewed([
    change("aws_autoscaling_group.web", {
      before: { desired_capacity: 2, max_size: 4 },
      after: { desired_capacity: 0, max_size: 0 },
    }),
  ]);
  expect(found.map(({ what }) => what)).toEqual(["is scaled to no instance"]);
});

test("a whole resource that forces its replacement is no field without a name", () => {
  const [found] = reviewed([
    change("aws_db_instance.main", {
      actions: ["delete", "create"],
      more: { replace_paths: [[]] },
    }),
  ]);
  expect(found?.causes).toEqual([]);
});

test("a type is judged alike under both of its names", () => {
  const [found] = reviewed([
    change("aws_alb_target_group.web", {
      actions: ["delete", "create"],
      more: { replace_paths: [["port"]] },
    }),
  ]);
  expect(found).toMatchObject({
    rule: "serving-replaced",
    address: "aws_alb_target_group.web",
  });
});

test("a role and a user of one name are two", () => {
  const policy = (of: string, before: unknown, after: unknown) =>
    change(`aws_iam_${of}_policy.ci`, {
      before: { id: "ci:ci", [of]: "ci", policy: before },
      after: { id: "ci:ci", [of]: "ci", policy: after },
    });
  const ci = { id: "ci", name: "ci" };
  const found = reviewed([
    change("aws_iam_user.ci", { actions: ["no-op"], before: ci, after: ci }),
    change("aws_iam_role.ci", { actions: ["no-op"], before: ci, after: ci }),
    policy("user", POLICY("sqs:DeleteQueue"), POLICY("sqs:SendMessage")),
    policy("role", POLICY("sqs:SendMessage"), POLICY("sqs:DeleteQueue")),
  ]);
  expect(found.map(({ what }) => what).sort()).toEqual([
    "allows `aws_iam_role.ci` more",
    "allows `aws_iam_user.ci` more",
  ]);
});

test("a denial that goes with its policy is said where what it guards stays", () => {
  const before = { file_system_id: "fs-1", policy: POLICY("*", "Deny") };
  const gone = change("aws_efs_file_system_policy.main", {
    actions: ["delete"],
    before,
    after: null,
  });
  const files = (actions: readonly string[], after: unknown) =>
    change("aws_efs_file_system.main", { actions, before: { id: "fs-1" }, after });
  const rules = (...changes: readonly unknown[]) => reviewed(changes).map(({ rule }) => rule);
  expect(rules(gone, files(["no-op"], { id: "fs-1" }))).toEqual(["policy-denial-removed"]);
  expect(rules(gone, files(["delete"], null))).toEqual(["stateful-destroyed"]);
});

test("a policy that nobody knows is unknown without a configuration too", () => {
  const [found] = reviewed([
    change("aws_s3_bucket_policy.main", {
      before: { bucket: "b", policy: POLICY("s3:GetObject", "Deny") },
      after: { bucket: "b" },
      more: { after_unknown: { policy: true } },
    }),
  ]);
  expect(found?.rule).toBe("policy-known-after-apply");
});

test("a range in a group itself is unknown only where the configuration has one", () => {
  const rules = (expressions: unknown) =>
    reviewed(
      [
        change("aws_security_group.web", {
          actions: ["create"],
          before: null,
          more: { after_unknown: { ingress: true } },
        }),
      ],
      {
        configuration: {
          root_module: { resources: [{ address: "aws_security_group.web", expressions }] },
        },
      },
    ).map(({ rule }) => rule);
  expect(rules({ ingress: [{ cidr_blocks: { references: ["var.from"] } }] })).toEqual([
    "range-known-after-apply",
  ]);
  expect(rules({})).toEqual([]);
});

test.each([
  ["aws_cloudformation_stack", "data-loss", "stateful-destroyed"],
  ["aws_ebs_snapshot_copy", "data-loss", "stateful-destroyed"],
  ["aws_cognito_user_pool_client", "outage", "serving-destroyed"],
  ["aws_kms_alias", "outage", "serving-destroyed"],
])("%s that is destroyed is %s", (type, kind, rule) => {
  const gone = { actions: ["delete"], before: { id: "one" }, after: null };
  expect(reviewed([change(`${type}.main`, gone)])).toMatchObject([{ kind, rule }]);
});

test("who is put into a group that has others is said, and who is taken out is not", () => {
  const members = (before: readonly string[], after: readonly string[]) =>
    reviewed([
      change("aws_iam_group_membership.admins", {
        before: { group: "admins", users: before },
        after: { group: "admins", users: after },
      }),
    ]).map(({ what, causes }) => [what, ...causes]);
  expect(members(["ann"], ["ann", "bob"])).toEqual([
    ["puts users into groups", "`users`: ann → ann, bob"],
  ]);
  expect(members(["ann", "bob"], ["ann"])).toEqual([]);
});

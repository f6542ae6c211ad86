import { expect, test } from "vitest";
import { summarize } from "../../../scripts/plan/summary";
import { inWords } from "../../../scripts/plan/summary-words";
import { change, planOf } from "./plans";

const words = (...plan: Parameters<typeof planOf>) =>
  inWords("prod", summarize(planOf(...plan)), (_, text) => text);

test("a plan without changes is one line", () => {
  expect(words([change("aws_vpc.main", ["no-op"])])).toBe("prod: nothing to change");
});

test("a loss comes before everything else, with its consequence", () => {
  const replace = change("aws_db_instance.main", ["delete", "create"], {
    change: { replace_paths: [["storage_encrypted"]] },
  });
  expect(words([change("aws_subnet.a", ["create"]), replace])).toBe(
    `
prod: 1 to replace, 1 to create

  Keeps something that would be lost:
    aws_db_instance.main is replaced: storage_encrypted forces it.
      The database is destroyed with every row in it; a final snapshot stays where one is taken.

  database  1 to replace
  network   1 to create

  aws_subnet.a is created`.trim(),
  );
});

test("many new things are counted and not named", () => {
  const many = Array.from({ length: 20 }, (_, index) => change(`aws_subnet.s${index}`, ["create"]));
  expect(words(many)).toBe("prod: 20 to create\n\n  network  20 to create");
});

test("what exists is named up to a point, and the rest counted", () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    change(`aws_iam_role.r${index}`, ["update"]),
  );
  expect(words(many)).toMatch(/aws_iam_role\.r29 is changed\n {2}and 10 more: --full shows them$/);
});

test("moves and imports are said as such", () => {
  const text = words([
    change("aws_vpc.main", ["no-op"], { previous_address: "aws_vpc.old" }),
    change("aws_cloudwatch_log_group.x", ["no-op"], { change: { importing: { id: "/x" } } }),
  ]);
  expect(text).toContain("prod: 1 to import, 1 to move");
  expect(text).toContain("aws_vpc.main was aws_vpc.old and only moves");
  expect(text).toContain("aws_cloudwatch_log_group.x is there already and is imported (/x)");
});

test("drift that is put right is named, and other drift is left to the JSON", () => {
  const drift = { before: { cidr: "a" }, after: { cidr: "b" } };
  const resource_drift = [
    change("aws_subnet.a", ["update"], { change: drift }),
    change("aws_subnet.b", ["update"], { change: drift }),
    change("aws_subnet.c", ["delete"]),
  ];
  const text = words(
    [
      change("aws_subnet.a", ["update"], { change: { before: drift.after, after: drift.before } }),
      change("aws_subnet.c", ["create"]),
    ],
    { resource_drift, configured: { "aws_subnet.a": ["cidr"], "aws_subnet.b": ["cidr"] } },
  );
  expect(text).toContain("aws_subnet.a was changed: cidr");
  expect(text).toContain("aws_subnet.c was deleted");
  expect(text).not.toContain("aws_subnet.b");
});

test("what an earlier run left unfinished says so", () => {
  const tainted = change("aws_db_instance.main", ["delete", "create"], {
    action_reason: "replace_because_tainted",
  });
  expect(words([tainted])).toContain("is replaced: an earlier run did not finish making it.");
});

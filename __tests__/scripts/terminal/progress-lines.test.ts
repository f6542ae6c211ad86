import { expect, test } from "vitest";
import { progressLines } from "../../../scripts/terminal/progress-lines";
import type { HookEvent } from "../../../scripts/terraform/events";

const event = (type: HookEvent["type"], name: string, elapsed_seconds = 0, action = "create") => ({
  type,
  hook: { resource: { addr: name, resource_type: "aws_db_instance" }, action, elapsed_seconds },
});

const lines = (...events: HookEvent[]) => {
  const line = progressLines(2);
  return events.flatMap((one) => line(one) ?? []);
};

test("what is done gets a line, with how long it took", () => {
  expect(
    lines(
      event("apply_start", "aws_vpc.main"),
      event("apply_complete", "aws_vpc.main"),
      event("apply_complete", "aws_db_instance.main", 312, "update"),
    ),
  ).toEqual(["[1/2] aws_vpc.main created", "[2/2] aws_db_instance.main changed after 5 min 12 s"]);
});

test("what takes long gets a line a minute, also where none of its events falls on a full one", () => {
  const waiting = [10, 50, 61, 71, 119, 190, 200].map((after) =>
    event("apply_progress", "aws_db_instance.main", after),
  );
  expect(lines(...waiting)).toEqual([
    "[0/2] still creating aws_db_instance.main, 1 min",
    "[0/2] still creating aws_db_instance.main, 3 min",
  ]);
});

test("each resource has minutes of its own", () => {
  expect(
    lines(
      event("apply_progress", "aws_db_instance.a", 60),
      event("apply_progress", "aws_db_instance.b", 60, "delete"),
    ),
  ).toEqual([
    "[0/2] still creating aws_db_instance.a, 1 min",
    "[0/2] still destroying aws_db_instance.b, 1 min",
  ]);
});

test("what failed is no resource more", () => {
  expect(
    lines(event("apply_errored", "aws_vpc.main"), event("apply_complete", "aws_lb.main")),
  ).toEqual(["[0/2] aws_vpc.main FAILED", "[1/2] aws_lb.main created"]);
});

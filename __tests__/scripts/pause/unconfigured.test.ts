import { expect, test } from "vitest";
import { networkIn } from "../../../scripts/pause/network-in";
import { closedOf } from "../../../scripts/pause/schedules";
import { upInWords } from "../../../scripts/pause/what";
import type { StateDocument } from "../../../scripts/state/document";
import { resource, stateWith } from "../../support/by-hand";

const stateOf = (resources: readonly object[]) => stateWith(resources) as unknown as StateDocument;

test("a schedule that is no longer configured is disabled with the others, but not what keeps a database stopped", () => {
  const named = (name: string) => resource("aws_scheduler_schedule", name, { name });
  const state = stateOf([named("nightly"), named("removed"), named("main-keep-stopped")]);
  expect([...closedOf({ schedules: new Map([["nightly", "DISABLED"]]) }, state)]).toEqual([
    ["nightly", "DISABLED"],
    ["removed", "DISABLED"],
  ]);
});

test("of the network, what a pause deletes and what it cannot are told apart", () => {
  const state = stateOf([
    resource("aws_nat_gateway", "a", {}),
    resource("aws_nat_gateway", "removed", {}),
    resource("aws_route", "private_a", {}),
    resource("aws_iam_role", "keep_stopped", {}),
    resource("aws_vpc_endpoint", "old", { vpc_endpoint_type: "Interface" }),
    resource("aws_vpc_endpoint", "s3", { vpc_endpoint_type: "Gateway" }),
  ]);
  const gated = ["aws_nat_gateway.a", "aws_route.private_a", "aws_iam_role.keep_stopped"];
  expect(networkIn(state, gated)).toEqual({
    there: ["aws_nat_gateway.a", "aws_route.private_a"],
    unconfigured: ["aws_nat_gateway.removed", "aws_vpc_endpoint.old"],
  });
});

test("a database that was busy, and so was not asked, is said to be", () => {
  const main = { name: "main", stays: undefined };
  expect(upInWords("dev", { ...main, state: "backing-up" })).toBe(
    "The database main is backing-up and was not asked to stop: run devops-platform pause dev again.",
  );
  expect(upInWords("dev", { ...main, state: "stopping" })).toBe("The database main is stopping.");
});

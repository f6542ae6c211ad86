import { expect, test } from "vitest";
import { standingOf } from "../../../scripts/db/open-restores";

const journal = { oldResourceId: "db-OLD", newResourceId: "db-NEW" };

test.each([
  ["begun", "db-OLD"],
  ["swapped", "db-NEW"],
  ["foreign", "db-ANOTHER"],
] as const)("a restore is %s where the state means %s", (standing, resourceId) => {
  expect(standingOf(journal, { resourceId })).toBe(standing);
});

test("one of a database that is in no state is another environment's", () => {
  expect(standingOf({ oldResourceId: "db-OLD" }, undefined)).toBe("foreign");
});

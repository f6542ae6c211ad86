import fc from "fast-check";
import { expect, it } from "vitest";
import { ConfigurationError } from "../../src/problem";
import { arbitraryEnvironment } from "../support/arbitrary-environment";
import { stackOf } from "../support/environment-stack";

const RUNS = 25;

it("synthesizes whatever loads, and gives no two things of a type one name", () => {
  let loaded = 0;
  fc.assert(
    fc.property(arbitraryEnvironment, (literal) => {
      const resources = synthesized(literal);
      if (resources === undefined) return;
      loaded += 1;
      expect(namesTakenTwice(resources)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  expect(loaded).toBeGreaterThan(RUNS / 4);
}, 60_000);

type Resources = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

/** Undefined for what the loader refuses; whatever else is thrown fails the property. */
function synthesized(literal: Readonly<Record<string, unknown>>): Resources | undefined {
  try {
    return stackOf(literal).json.resource as Resources;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return undefined;
  }
}

function namesTakenTwice(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([type, named]) => {
    const field = FIELD[type] ?? "name";
    const names = Object.values(named).flatMap((config) => config[field] ?? []);
    return names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `${type} ${String(name)}`);
  });
}

/** Where a type's name is, if not in `name`; nowhere for names that only count within something else. */
const FIELD: Readonly<Record<string, string>> = {
  aws_db_instance: "identifier",
  aws_ecs_task_definition: "family",
  aws_s3_bucket: "bucket",
  aws_kms_alias: "name",
  aws_iam_role_policy: "",
  aws_appautoscaling_policy: "",
  aws_appautoscaling_scheduled_action: "",
  aws_route53_record: "",
};

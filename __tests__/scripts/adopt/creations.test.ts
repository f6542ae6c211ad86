import { expect, test } from "vitest";
import { creationsOf } from "../../../scripts/adopt/creations";
import { change, planOf } from "../plan/plans";

const created = (...changes: Parameters<typeof planOf>[0]) =>
  creationsOf("aws_ssm_parameter", planOf(changes)).map(({ address }) => address);

test("what is created is looked for, and nothing of another type", () => {
  const role = change("aws_iam_role.api", ["create"]);
  expect(created(change("aws_ssm_parameter.a", ["create"]), role)).toEqual(["aws_ssm_parameter.a"]);
});

test("what is replaced is made anew on purpose", () => {
  expect(created(change("aws_ssm_parameter.a", ["delete", "create"]))).toEqual([]);
});

test("what is imported is there already", () => {
  const importing = { change: { importing: { id: "/a" } } };
  expect(created(change("aws_ssm_parameter.a", ["no-op"], importing))).toEqual([]);
  expect(created(change("aws_ssm_parameter.a", ["update"], importing))).toEqual([]);
});

import { expect, test } from "vitest";
import { isSame, notThere, together } from "../../../scripts/adopt/takeover";

const vpc = { to: "aws_vpc.main", id: "vpc-1" };

const said = (summary: string, detail: string) => ({
  type: "diagnostic" as const,
  diagnostic: { severity: "error" as const, summary, detail },
});

test("each address is imported once, as the first list says", () => {
  const role = { to: "aws_iam_role.api", id: "api" };
  expect(together([vpc], [{ ...vpc, id: "vpc-2" }, role])).toEqual([vpc, role]);
});

test("the order of imports changes nothing, another id does", () => {
  const role = { to: "aws_iam_role.api", id: "api" };
  expect(isSame([vpc, role], [role, vpc])).toBe(true);
  expect(isSame([vpc], [{ ...vpc, id: "vpc-2" }])).toBe(false);
});

test("Terraform says of which import there is nothing, in modules too", () => {
  const event = said(
    "Cannot import non-existent remote object",
    'While attempting to import an existing object to "module.a.aws_lb.b["c"]", the provider detected that no object exists with the given id.',
  );
  expect(notThere(event)).toBe('module.a.aws_lb.b["c"]');
});

test("any other error is none of an import", () => {
  expect(notThere(said("creating VPC", "AccessDenied"))).toBeUndefined();
});

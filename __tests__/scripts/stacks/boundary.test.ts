import { expect, test } from "vitest";
import { boundaryOf } from "../../../scripts/stacks/boundary";
import type { Stack } from "../../../scripts/stacks/stack";

const POLICY = "acme-test-boundary";
const ARN = `arn:aws:iam::111111111111:policy/${POLICY}`;

type Resources = NonNullable<Stack["configuration"]["resource"]>;

const stack = (name: string, resource: Resources, accountId = "111111111111") =>
  ({ name, accountId, configuration: { resource } }) as unknown as Stack;

const bounded = stack("test", {
  aws_iam_role: { api: { name: "acme-test-api", permissions_boundary: ARN } },
});
const makes = (name: string, accountId?: string) =>
  stack(name, { aws_iam_policy: { test_boundary: { name: POLICY } } }, accountId);

const madeBy = (stacks: readonly Stack[]) =>
  boundaryOf({ root: "", folder: "", stacks }, bounded)?.madeBy?.name;

test("the policy that bounds an environment's roles is made by the stack that has it", () => {
  expect(madeBy([stack("bootstrap", {}), makes("shared"), bounded])).toBe("shared");
});

test("a policy of that name in another account bounds nothing here", () => {
  expect(madeBy([makes("bootstrap-other", "222222222222"), makes("shared"), bounded])).toBe(
    "shared",
  );
});

test("an app without such a stack is told so", () => {
  const app = { root: "", folder: "", stacks: [bounded] };
  expect(boundaryOf(app, bounded)).toEqual({ arn: ARN, madeBy: undefined });
});

test("roles without a boundary need no policy", () => {
  const free = stack("test", { aws_iam_role: { api: { name: "acme-test-api" } } });
  expect(
    boundaryOf({ root: "", folder: "", stacks: [makes("shared"), free] }, free),
  ).toBeUndefined();
});

import { expect, test } from "vitest";
import { todoAbout } from "../../../scripts/destroy/todo";

const todoFor = (code: string, said: string) =>
  todoAbout({ address: "aws_subnet.a", tried: "deleting EC2 Subnet", said, code }).todo;

test.each([
  [
    "DependencyViolation",
    "The subnet has dependencies and cannot be deleted.",
    /network interface/,
  ],
  ["BucketNotEmpty", "The bucket you tried to delete is not empty", /still writes/],
  [
    "RepositoryNotEmptyException",
    "cannot be deleted because it still contains images",
    /--empty-registries/,
  ],
  ["OperationNotPermitted", "deletion protection is enabled", /Switch it off/],
  ["AccessDenied", "User is not authorized to perform", /role that may/],
])("%s says what to do", (code, said, words) => {
  expect(todoFor(code, said)).toMatch(words);
});

test("what nobody knows is left to AWS's own words", () => {
  expect(todoFor("Strange", "Something odd")).toBeUndefined();
});

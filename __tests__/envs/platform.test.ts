import { expect, test } from "vitest";
import { problemsOf } from "../support/literals";

const problemsWith = (platform: Record<string, unknown>) =>
  problemsOf({}, platform).map(({ path, message }) => `${path} ${message}`);

test.each(["awshop", "ssm"])("a platform is not called %s: its parameters could not be", (name) => {
  expect(problemsWith({ name })).toEqual([
    "name starts with `aws` or `ssm`, which AWS refuses at the start of a parameter's name",
  ]);
});

test("a platform's name may have aws in it", () => {
  expect(problemsWith({ name: "my-aws" })).toEqual([]);
});

test("an owner that no tag takes is refused", () => {
  expect(problemsWith({ owner: "R&D", costCentre: "a*" })).toEqual([
    "costCentre is not a value for a tag",
    "owner is not a value for a tag",
  ]);
});

test("an owner may be an address, or have accents and spaces", () => {
  expect(problemsWith({ owner: "team@example.com", costCentre: "Investigación 4/2" })).toEqual([]);
});

test("a quota below the one that every account has is refused", () => {
  expect(problemsWith({ quotas: { rulesPerSecurityGroup: 59 } })).toHaveLength(1);
});

test.each(["/srv/backend", "../backend", "application/../../backend", ""])(
  "an image is not built from %j, which is not in the repository",
  (context) => {
    expect(problemsWith({ images: { backend: { context } } })).toEqual([
      "images.backend.context is not a relative path that stays inside its folder",
    ]);
  },
);

test.each([".", "./application/backend", "application/..backend"])(
  "an image may be built from %s",
  (context) => {
    expect(problemsWith({ images: { backend: { context } } })).toEqual([]);
  },
);

test("an image's dockerfile lies within its context", () => {
  expect(problemsWith({ images: { backend: { dockerfile: "../Dockerfile" } } })).toEqual([
    "images.backend.dockerfile is not a relative path that stays inside its folder",
  ]);
  expect(problemsWith({ images: { backend: { dockerfile: "docker/Dockerfile.prod" } } })).toEqual(
    [],
  );
});

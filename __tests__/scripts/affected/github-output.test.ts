import { expect, test } from "vitest";
import type { Affected, AffectedEnvironment } from "../../../scripts/affected/affected";
import { outputLines } from "../../../scripts/affected/github-output";
import { referenceOf } from "../../../scripts/affected/reference";

const environment = (name: string, deployOn: AffectedEnvironment["deployOn"]) =>
  ({ environment: name, deployOn, lifecycle: "durable" }) as AffectedEnvironment;

const found = {
  environments: [
    environment("dev", { branch: "main" }),
    environment("next", { branch: "next" }),
    environment("staging", { tag: "v*-rc.*" }),
    environment("prod", { tag: "v*" }),
  ],
  images: [],
  administered: [],
} as unknown as Affected;

/** The names in two outputs of a job that runs for a ref. */
function deployedFrom(GITHUB_REF: string): Record<string, readonly string[]> {
  const lines = outputLines(found, referenceOf({ GITHUB_REF })).split("\n");
  return Object.fromEntries(
    ["on-branch", "on-tag"].map((name) => {
      const line = lines.find((one) => one.startsWith(`${name}=`)) ?? "";
      const list = JSON.parse(line.slice(name.length + 1)) as AffectedEnvironment[];
      return [name, list.map((one) => one.environment)];
    }),
  );
}

test("a push to a branch deploys the environments of that branch", () => {
  expect(deployedFrom("refs/heads/main")["on-branch"]).toEqual(["dev"]);
  expect(deployedFrom("refs/heads/feature/main")["on-branch"]).toEqual([]);
});

test("a tag deploys the environments whose pattern it fits", () => {
  expect(deployedFrom("refs/tags/v1.2.0")["on-tag"]).toEqual(["prod"]);
  expect(deployedFrom("refs/tags/v1.2.0-rc.1")["on-tag"]).toEqual(["staging", "prod"]);
  expect(deployedFrom("refs/tags/v1x2-rcx1")["on-tag"]).toEqual(["prod"]);
});

test.each(["", "refs/pull/12/merge"])("where nothing is pushed (%s) all are told", (ref) => {
  expect(deployedFrom(ref)).toEqual({
    "on-branch": ["dev", "next"],
    "on-tag": ["staging", "prod"],
  });
});

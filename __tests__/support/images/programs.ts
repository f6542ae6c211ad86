import { spawnSync } from "node:child_process";
import { describe, test } from "vitest";

const programs = ["buildah", "skopeo", "docker-registry"] as const;

const isThere = (program: string) => !spawnSync(program, ["--version"], { stdio: "ignore" }).error;

/** A group of tests that build and push for real. Where a program is missing it is skipped, and fails in CI. */
export function describeImages(name: string, tests: () => void): void {
  const missing = programs.filter((program) => !isThere(program));
  const reason = `${missing.join(", ")} not found`;
  if (missing.length === 0) describe(name, tests);
  else if (process.env.CI)
    test(name, () => {
      throw new Error(reason);
    });
  else test.skip(`${name}: skipped, ${reason}`);
}

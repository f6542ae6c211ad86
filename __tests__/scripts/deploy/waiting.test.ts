import { expect, test } from "vitest";
import { waitingInWords } from "../../../scripts/deploy/waiting";
import { UNRELEASED_DIGEST } from "../../../src/modules/ecs/unreleased-digest";

const state = (...digests: readonly string[]) => ({
  version: 4,
  terraform_version: "1.11.4",
  serial: 1,
  lineage: "one",
  resources: digests.map((insecure_value, index) => ({
    mode: "managed" as const,
    type: "aws_ssm_parameter",
    name: `release_${index}`,
    instances: [{ attributes: { name: `/acme/dev/release/image${index}`, insecure_value } }],
  })),
});

test("an environment whose images were all released waits for nothing", () => {
  expect(waitingInWords("dev", state(`sha256:${"a".repeat(64)}`))).toBeUndefined();
});

test("images that were never released are named, with what to do next", () => {
  const words = waitingInWords("dev", state(UNRELEASED_DIGEST, `sha256:${"a".repeat(64)}`));
  expect(words).toMatch(/^No task runs yet of image0: that image was never released to dev\./);
  expect(words).toContain("devops-platform deploy-app dev");
});

test("several are named together", () => {
  expect(waitingInWords("dev", state(UNRELEASED_DIGEST, UNRELEASED_DIGEST))).toMatch(
    /^No task runs yet of image0 and image1: those images were/,
  );
});

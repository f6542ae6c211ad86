import { expect, test } from "vitest";
import { buildahBuild, buildahPush, dockerBuild } from "../../../scripts/images/arguments";
import type { BuildOptions } from "../../../scripts/images/build-options";

const options: BuildOptions = {
  sources: {
    context: "/repo",
    dockerfile: "/repo/app/Dockerfile",
    ignoreFile: "/repo/app/Dockerfile.dockerignore",
    declared: ["REVISION"],
    asksForBuildPlatform: true,
  },
  platform: "linux/arm64",
  reference: "registry.example.com/acme/backend:0123456789ab",
  labels: { "org.opencontainers.image.revision": "0123" },
  buildArguments: { REVISION: "0123" },
  secrets: ["id=npmrc,src=/home/me/.npmrc"],
};

test("docker is asked for one image of the architecture, and for no index with a provenance in it", () => {
  expect(dockerBuild(options)).toEqual([
    ...["buildx", "build", "--load", "--provenance=false", "--sbom=false"],
    ...["--platform", "linux/arm64"],
    ...["--tag", "registry.example.com/acme/backend:0123456789ab"],
    ...["--file", "/repo/app/Dockerfile"],
    ...["--label", "org.opencontainers.image.revision=0123"],
    ...["--build-arg", "REVISION=0123"],
    ...["--secret", "id=npmrc,src=/home/me/.npmrc"],
    "/repo",
  ]);
});

test("buildah and podman are told the ignore file and, where it is asked for, the machine's platform", () => {
  const words = buildahBuild(options).join(" ");
  expect(words).toContain("--ignorefile /repo/app/Dockerfile.dockerignore");
  expect(words).toMatch(/--build-arg BUILDPLATFORM=linux\/(amd64|arm64)/);
  expect(words).toContain("--format docker");
});

test("buildah and podman are told nothing that a Dockerfile does not ask for", () => {
  const sources = { ...options.sources, ignoreFile: undefined, asksForBuildPlatform: false };
  const words = buildahBuild({ ...options, sources }).join(" ");
  expect(words).not.toContain("--ignorefile");
  expect(words).not.toContain("BUILDPLATFORM");
});

test("certificates are checked unless the registry has none", () => {
  const reference = "127.0.0.1:5000/acme/backend:0123456789ab";
  const push = (insecure: boolean) => buildahPush(reference, { authFile: "/auth.json", insecure });
  expect(push(false)).toEqual([
    "push",
    "--authfile",
    "/auth.json",
    reference,
    `docker://${reference}`,
  ]);
  expect(push(true)).toContain("--tls-verify=false");
});

import { expect, test } from "vitest";
import { buildOptionsOf } from "../../../scripts/images/build-options";
import { declaredArguments } from "../../../scripts/images/sources";

test("the arguments of a Dockerfile are those after ARG, wherever and however they stand", () => {
  const dockerfile = `
ARG BASE=docker.io/library/node:20
FROM \${BASE}
arg revision
  ARG SOURCE=unknown OWNER="a team"
RUN echo ARG NOT_ONE
# ARG NOT_ONE_EITHER
ARG SOURCE
`;
  expect(declaredArguments(dockerfile)).toEqual(["BASE", "revision", "SOURCE", "OWNER"]);
});

test("an image is built for the architecture that its workloads ask ECS for, as images call it", () => {
  const platformOf = (architecture: string) =>
    buildOptionsOf(building({ architecture }), { buildArguments: {}, secrets: [] }).platform;
  expect(platformOf("x86_64")).toBe("linux/amd64");
  expect(platformOf("arm64")).toBe("linux/arm64");
});

test("what the caller gives comes before what is known, and only if the Dockerfile declares it", () => {
  const given = { buildArguments: { SOURCE: "elsewhere", UNKNOWN: "x" }, secrets: [] };
  expect(buildOptionsOf(building({ architecture: "arm64" }), given).buildArguments).toEqual({
    REVISION: "0123456789abcdef",
    SOURCE: "elsewhere",
  });
});

function building({ architecture }: { architecture: string }) {
  return {
    reference: "registry.example.com/acme/backend:0123456789ab",
    image: {
      name: "backend",
      context: ".",
      dockerfile: "Dockerfile",
      architecture,
      repositoryUrl: "registry.example.com/acme/backend",
      source: "https://github.com/example/acme-platform",
    },
    revision: {
      root: "/repo",
      commit: "0123456789abcdef",
      name: "0123456789abcdef",
      tag: "0123456789ab",
    },
    sources: {
      context: "/repo",
      dockerfile: "/repo/Dockerfile",
      ignoreFile: undefined,
      declared: ["REVISION", "SOURCE"],
      asksForBuildPlatform: false,
    },
  };
}

import { describe, expect, test } from "vitest";
import { capacityStrategy } from "../../../src/modules/ecs/capacity";
import { architectureOf, externalImage } from "../../../src/modules/ecs/images";
import { volumeName } from "../../../src/modules/ecs/mounts";

const digest = `sha256:${"a".repeat(64)}`;

describe("an image of somebody else", () => {
  test("in a private registry of AWS is pulled with permission for its repository", () => {
    const uri = `222222222222.dkr.ecr.us-east-1.amazonaws.com/team/tool:1@${digest}`;
    expect(externalImage({ uri, architecture: "arm64" }).repositoryArn).toBe(
      "arn:aws:ecr:us-east-1:222222222222:repository/team/tool",
    );
  });

  test("in a public registry needs none", () => {
    const uri = `public.ecr.aws/docker/library/envoy@${digest}`;
    expect(externalImage({ uri, architecture: "x86_64" })).not.toHaveProperty("repositoryArn");
  });
});

test("images of different architectures do not share a task", () => {
  const image = (architecture: "arm64" | "x86_64") => ({ uri: "x", architecture });
  expect(architectureOf({ api: image("arm64"), proxy: image("arm64") })).toBe("arm64");
  expect(() => architectureOf({ api: image("arm64"), proxy: image("x86_64") })).toThrow(
    "the images of one task are built for arm64 and x86_64",
  );
});

test("a provider without weight and base is left out of a strategy", () => {
  const used = (fargate: number, spot: number, base: number) =>
    capacityStrategy({ fargate, spot, base }).map(({ capacityProvider }) => capacityProvider);
  expect(used(1, 0, 0)).toEqual(["FARGATE"]);
  expect(used(0, 1, 0)).toEqual(["FARGATE_SPOT"]);
  expect(used(0, 1, 1)).toEqual(["FARGATE", "FARGATE_SPOT"]);
});

test("volumes of different containers and paths have different names that ECS takes", () => {
  const names = [
    volumeName("api", "/var/cache"),
    volumeName("api", "/var-cache"),
    volumeName("api", "/var/.cache"),
    volumeName("api-var", "/cache"),
  ];
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]+$/);
});

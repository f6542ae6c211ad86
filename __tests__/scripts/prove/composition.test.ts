import { expect, test } from "vitest";
import { compositionOf, countedResources } from "../../../scripts/prove/composition";

const configuration = {
  resource: {
    aws_subnet: { a: {}, b: {} },
    aws_vpc: { main: {} },
    aws_vpc_endpoint: { s3: {} },
    aws_ecs_service: { api: {} },
  },
  module: { session_key: {} },
};

test("a stack's resources are told by part of the platform, the plainest first", () => {
  expect(compositionOf({ configuration })).toEqual([
    { module: "HCL modules", types: [{ name: "session key", count: 1 }] },
    {
      module: "network",
      types: [
        { name: "vpc", count: 1 },
        { name: "subnet", count: 2 },
        { name: "vpc endpoint", count: 1 },
      ],
    },
    { module: "workloads", types: [{ name: "ecs service", count: 1 }] },
  ]);
});

test("resources of HCL modules are not counted as the stack's own", () => {
  expect(countedResources({ configuration })).toBe(5);
});

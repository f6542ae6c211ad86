import { expect, test } from "vitest";
import { sourcesOf } from "../../../scripts/logs/sources";

const api = {
  name: "api",
  logGroup: "/acme/dev/ecs/api",
  containers: ["api", "otel"].map((name) => ({ name, image: undefined, uri: "example/image" })),
};
const streamsOf = (options: Parameters<typeof sourcesOf>[1]) =>
  sourcesOf([api], options).map(({ streams }) => streams);

test("a workload is read without what Service Connect's proxy writes, unless that is asked for", () => {
  expect(streamsOf({})).toEqual(["ecs/"]);
  expect(streamsOf({ allStreams: true })).toEqual([undefined]);
});

test("a task is read by the streams of each of its containers", () => {
  expect(streamsOf({ task: "0f3a" })).toEqual(["ecs/api/0f3a", "ecs/otel/0f3a"]);
});

import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const api = (fields: object, platform = {}) =>
  problemsOf({ workloads: { api: fields } }, platform).map(({ path }) => path);

const uri = `public.ecr.aws/docker/library/envoy@sha256:${"a".repeat(64)}`;
const sidecar = (fields: object = {}) => ({ image: { uri }, ...fields });

describe("containers of one task", () => {
  const arm = { images: { backend: { architecture: "arm64" } } };

  test("are built for one architecture", () => {
    expect(api({ sidecars: { proxy: sidecar() } }, arm)).toEqual([
      "workloads.api.sidecars.proxy.image",
    ]);
    const sameImage = { image: { uri, architecture: "arm64" } };
    expect(api({ sidecars: { proxy: sameImage } }, arm)).toEqual([]);
  });

  test("leave CPU and memory to the main one", () => {
    const greedy = { proxy: sidecar({ cpu: 128, memoryMiB: 256 }), logs: sidecar({ cpu: 128 }) };
    expect(api({ cpu: 256, sidecars: greedy })).toEqual(["workloads.api.cpu"]);
    expect(api({ sidecars: { proxy: sidecar({ memoryMiB: 512 }) } })).toEqual([
      "workloads.api.memoryMiB",
    ]);
    expect(api({ cpu: 256, sidecars: { proxy: sidecar({ cpu: 255, memoryMiB: 511 }) } })).toEqual(
      [],
    );
  });

  test("have different names", () => {
    expect(api({ sidecars: { api: sidecar() } })).toEqual(["workloads.api.sidecars.api"]);
    expect(api({ sidecars: { "api-proxy": sidecar() } })).toEqual([]);
  });

  test("listen on different ports", () => {
    expect(api({ port: 3000, sidecars: { proxy: sidecar({ port: 3000 }) } })).toEqual([
      "workloads.api.sidecars.proxy.port",
    ]);
    expect(api({ port: 3000, sidecars: { proxy: sidecar({ port: 3001 }) } })).toEqual([]);
  });

  test("wait for health only where it is checked", () => {
    const healthCheck = { command: ["/ready"] };
    expect(api({ sidecars: { proxy: sidecar({ startFirst: "healthy" }) } })).toEqual([
      "workloads.api.sidecars.proxy.startFirst",
    ]);
    expect(api({ sidecars: { proxy: sidecar({ startFirst: "healthy", healthCheck }) } })).toEqual(
      [],
    );
    expect(api({ sidecars: { proxy: sidecar({ startFirst: "started" }) } })).toEqual([]);
  });
});

describe("writable mounts", () => {
  test("do not lie in one another", () => {
    expect(api({ writableMounts: ["/var/cache/app", "/var/cache"] })).toEqual([
      "workloads.api.writableMounts.0",
    ]);
    expect(api({ writableMounts: ["/tmp", "/tmp/"] })).toEqual(["workloads.api.writableMounts.1"]);
  });

  test("may begin alike", () => {
    expect(api({ writableMounts: ["/var/cache", "/var/cache-2"] })).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const api = (fields: object, others = {}) =>
  problemsOf({ workloads: { api: fields }, ...others }).map(({ path }) => path);

const https = {
  loadBalancers: {
    public: {
      plainHttp: undefined,
      https: {
        certificate: {
          arn: "arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-000000000000",
        },
      },
    },
  },
};

describe("a service behind a load balancer", () => {
  test("listens on a port", () => {
    expect(api({ port: undefined })).toContain("workloads.api.port");
    expect(api({ port: 8080 })).toEqual([]);
  });

  test("does not speak plain TCP", () => {
    expect(api({ protocol: "tcp" }, https)).toContain("workloads.api.protocol");
  });

  test("speaks HTTP/2 and gRPC only where clients use HTTPS", () => {
    expect(api({ protocol: "grpc" })).toContain("workloads.api.protocol");
    expect(api({ protocol: "http2" })).toContain("workloads.api.protocol");
    expect(api({ protocol: "grpc" }, https)).toEqual([]);
    expect(api({ protocol: "http2" }, https)).toEqual([]);
  });
});

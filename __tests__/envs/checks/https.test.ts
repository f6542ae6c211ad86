import { describe, expect, test } from "vitest";
import {
  certificatesCoverHosts,
  durableSpeaksModernTls,
  protocolsPassTheLoadBalancer,
} from "../../../src/envs/checks/https";
import { problemsOf } from "../../support/literals";
import { checking } from "./checking";

const hostedZoneId = "Z0000000000EXAMPLE";
const certificate = { domain: "example.com", alternativeNames: ["*.example.com"], hostedZoneId };
const arn = "arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-000000000000";

const withHttps = (https: object) => ({
  loadBalancers: { public: { plainHttp: undefined, https: { certificate, ...https } } },
});

describe("serving without HTTPS", () => {
  const problemsWith = (loadBalancer: object, lifecycle = "durable") =>
    problemsOf({ lifecycle, loadBalancers: { public: loadBalancer } })
      .map(({ path }) => path)
      .filter((path) => path.startsWith("loadBalancers."));

  test.each(["internet-facing", "internal"])("a durable %s one is refused", (scheme) => {
    expect(problemsWith({ scheme, plainHttp: undefined })).toEqual(["loadBalancers.public.https"]);
  });

  test("plain HTTP without a reason is refused", () => {
    expect(problemsWith({ plainHttp: { reason: undefined } })).toContain(
      "loadBalancers.public.plainHttp.reason",
    );
  });

  test("plain HTTP with a reason is fine", () => {
    expect(problemsWith({})).toEqual([]);
  });
});

describe("versions of TLS", () => {
  const problemsWith = (policy: unknown, lifecycle = "durable") =>
    checking(durableSpeaksModernTls)({ lifecycle, ...withHttps({ policy }) });

  test.each([
    "ELBSecurityPolicy-2016-08",
    "ELBSecurityPolicy-TLS13-1-0-2021-06",
    "ELBSecurityPolicy-TLS-1-1-2017-01",
    "ELBSecurityPolicy-FS-2018-06",
  ])("%s is refused where it matters", (policy) => {
    expect(problemsWith(policy)).toMatchObject([{ path: "loadBalancers.public.https.policy" }]);
    expect(problemsWith(policy, "disposable")).toEqual([]);
    expect(problemsWith({ value: policy, reason: "old terminals in the shops" })).toEqual([]);
  });

  test.each([
    "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "ELBSecurityPolicy-TLS13-1-3-2021-06",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
    "ELBSecurityPolicy-FS-1-2-Res-2020-10",
  ])("%s is fine", (policy) => {
    expect(problemsWith(policy)).toEqual([]);
  });
});

describe("names on an issued certificate", () => {
  const problemsWith = (hosts: string[], https: object = {}) =>
    checking(certificatesCoverHosts)({
      ...withHttps(https),
      workloads: { api: { expose: { hosts } } },
    });

  test("a host that it does not cover is refused", () => {
    expect(problemsWith(["api.example.com", "example.org"])).toMatchObject([
      { path: "workloads.api.expose.hosts.1", found: '"example.org"' },
    ]);
  });

  test("a wildcard covers one label, not two", () => {
    expect(problemsWith(["api.example.com", "example.com", "*.example.com"])).toEqual([]);
    expect(problemsWith(["a.b.example.com"])).toHaveLength(1);
  });

  test("an alias that it does not cover is refused", () => {
    const aliases = [{ name: "example.org", hostedZoneId }];
    expect(problemsWith([], { aliases })).toMatchObject([
      { path: "loadBalancers.public.https.aliases.0.name" },
    ]);
  });

  test("nothing is claimed of certificates whose names are unknown", () => {
    expect(problemsWith(["example.org"], { extraCertificates: [arn] })).toEqual([]);
  });
});

describe("what a load balancer passes on", () => {
  const problemsWith = (protocol: string, parts: object = {}) =>
    checking(protocolsPassTheLoadBalancer)({ ...parts, workloads: { api: { protocol } } });

  test.each(["http2", "grpc"])("%s needs HTTPS", (protocol) => {
    expect(problemsWith(protocol)).toMatchObject([{ path: "workloads.api.protocol" }]);
    expect(problemsWith(protocol, withHttps({}))).toEqual([]);
  });

  test("plain TCP never passes, plain HTTP always", () => {
    expect(problemsWith("tcp", withHttps({}))).toHaveLength(1);
    expect(problemsWith("http")).toEqual([]);
  });
});

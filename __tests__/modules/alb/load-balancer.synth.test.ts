import { describe, expect, test } from "vitest";
import { built, certificateArn, hostedZoneId } from "./built";

const https = (parts: object = {}) => ({
  https: { certificate: { arn: certificateArn("1") }, ...parts },
});
const lb = (...args: Parameters<typeof built>) => built(...args).resource("aws_lb.public");

describe("a load balancer", () => {
  test("stands in the given subnets and security groups under its name", () => {
    expect(lb()).toMatchObject({
      name: "acme-test-public",
      subnets: ["subnet-1", "subnet-2"],
      security_groups: ["sg-1"],
      internal: false,
    });
  });

  test("takes a prescribed name, and is internal when asked", () => {
    expect(lb({ name: "edge", scheme: "internal" })).toMatchObject({
      name: "edge",
      internal: true,
    });
  });

  test("drops headers that are not valid and guards against desync", () => {
    expect(lb()).toMatchObject({
      drop_invalid_header_fields: true,
      desync_mitigation_mode: "defensive",
    });
  });

  test("keeps silent connections as long as it is told", () => {
    expect(lb({ idleTimeoutSeconds: 120 })).toMatchObject({ idle_timeout: 120 });
  });

  test("is protected from deletion when durable, unless the field says otherwise", () => {
    expect(lb({}, { lifecycle: "durable" }).enable_deletion_protection).toBe(true);
    expect(lb().enable_deletion_protection).toBe(false);
    const deletionProtection = { value: false, reason: "moves to another account soon" };
    expect(lb({ deletionProtection }, { lifecycle: "durable" }).enable_deletion_protection).toBe(
      false,
    );
  });
});

describe("its listeners", () => {
  const notFound = { type: "fixed-response", fixed_response: { status_code: "404" } };

  test("port 80 redirects to 443 for good when there is HTTPS", () => {
    expect(built(https()).resource("aws_lb_listener.public_http")).toMatchObject({
      port: 80,
      default_action: [
        {
          type: "redirect",
          redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" },
        },
      ],
    });
  });

  test("port 443 speaks TLS 1.3 and 1.2 and finds nothing by default", () => {
    expect(built(https()).resource("aws_lb_listener.public_https")).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificate_arn: certificateArn("1"),
      default_action: [notFound],
    });
  });

  test("plain HTTP is one listener that finds nothing by default", () => {
    const { resources } = built();
    expect(resources("aws_lb_listener")).toMatchObject({
      public_http: { port: 80, protocol: "HTTP", default_action: [notFound] },
    });
    expect(Object.keys(resources("aws_lb_listener"))).toHaveLength(1);
  });

  test("further certificates hang on port 443, each once", () => {
    const extraCertificates = ["2", "3", "3"].map(certificateArn);
    const { resources } = built(https({ extraCertificates }));
    const attached = Object.values(resources("aws_lb_listener_certificate"));
    expect(attached.map(({ certificate_arn }) => certificate_arn)).toEqual(
      ["2", "3"].map(certificateArn),
    );
  });
});

describe("its url", () => {
  const urlOf = (config: object) => built(config).loadBalancer?.url;
  const alias = (name: string) => ({ name, hostedZoneId });

  test("is the first alias that is not a wildcard", () => {
    const aliases = [alias("*.example.com"), alias("api.example.com"), alias("www.example.com")];
    expect(urlOf(https({ aliases }))).toBe("https://api.example.com");
  });

  test("is the certificate's domain without an alias", () => {
    const certificate = (domain: string) => ({ https: { certificate: { domain, hostedZoneId } } });
    expect(urlOf(certificate("example.com"))).toBe("https://example.com");
    expect(urlOf(certificate("*.example.com"))).toMatch(/^https:\/\/\$\{TfToken/);
  });

  test("is AWS's own name when nothing else is known", () => {
    expect(urlOf({})).toMatch(/^http:\/\/\$\{TfToken/);
  });
});

import { describe, expect, test } from "vitest";
import { built, certificateArn, target } from "./built";

const withTargets = (...targets: ReturnType<typeof target>[]) => built({}, { targets });

const group = (expose: object = {}, parts: Parameters<typeof target>[2] = {}) =>
  withTargets(target("api", expose, parts)).resource("aws_lb_target_group.public_api");

describe("a target group", () => {
  test("takes the tasks of a service by address on its port", () => {
    expect(group({}, { port: 8080 })).toMatchObject({
      name: "acme-test-api-8080",
      target_type: "ip",
      port: 8080,
      protocol: "HTTP",
      vpc_id: "vpc-1",
      tags: { Service: "api" },
    });
  });

  test("is replaced before the old one goes", () => {
    expect(group()).toMatchObject({ lifecycle: { create_before_destroy: true } });
  });

  test.each([
    ["http", "HTTP1", "acme-test-api-3000"],
    ["http2", "HTTP2", "acme-test-api-3000-h2"],
    ["grpc", "GRPC", "acme-test-api-3000-grpc"],
  ] as const)("speaks %s as %s, under a name of its own", (protocol, version, name) => {
    expect(group({}, { protocol })).toMatchObject({ protocol_version: version, name });
  });

  test("refuses plain TCP", () => {
    expect(() => group({}, { protocol: "tcp" })).toThrow("api speaks plain TCP");
  });

  test("asks for health as configured", () => {
    const healthCheck = {
      path: "/ready",
      intervalSeconds: 20,
      timeoutSeconds: 6,
      healthyThreshold: 4,
      unhealthyThreshold: 5,
      matcher: "200-204",
    };
    expect(group({ healthCheck }).health_check).toEqual({
      path: "/ready",
      interval: 20,
      timeout: 6,
      healthy_threshold: 4,
      unhealthy_threshold: 5,
      matcher: "200-204",
      port: "traffic-port",
      protocol: "HTTP",
    });
  });

  test("asks HTTP for /health and 200, and gRPC for its health protocol's OK", () => {
    expect(group().health_check).toMatchObject({ path: "/health", matcher: "200" });
    expect(group({}, { protocol: "grpc" }).health_check).toMatchObject({
      path: "/grpc.health.v1.Health/Check",
      matcher: "0",
    });
  });

  test("lets requests finish, starts slowly and keeps clients as configured", () => {
    const expose = {
      deregistrationDelaySeconds: 45,
      slowStartSeconds: 60,
      stickiness: { durationSeconds: 600 },
    };
    expect(group(expose)).toMatchObject({
      deregistration_delay: "45",
      slow_start: 60,
      stickiness: { type: "lb_cookie", cookie_duration: 600 },
    });
    expect(group().stickiness).toBeUndefined();
  });
});

describe("a listener rule", () => {
  const everything = {
    hosts: ["api.example.com"],
    paths: ["/v1/*"],
    headers: { "X-Tenant": ["one", "${two}"] },
  };

  test("sends what the service claims to its target group, text taken word for word", () => {
    const { resource } = withTargets(target("api", everything));
    expect(resource("aws_lb_listener_rule.public_api")).toMatchObject({
      listener_arn: "${aws_lb_listener.public_http.arn}",
      action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.public_api.arn}" }],
      condition: [
        { host_header: { values: ["api.example.com"] } },
        { path_pattern: { values: ["/v1/*"] } },
        { http_header: { http_header_name: "X-Tenant", values: ["one", "$${two}"] } },
      ],
    });
  });

  test("hangs on port 443 when there is one", () => {
    const https = { certificate: { arn: certificateArn("1") } };
    const { resource } = built({ https }, { targets: [target("api", {})] });
    expect(resource("aws_lb_listener_rule.public_api").listener_arn).toBe(
      "${aws_lb_listener.public_https.arn}",
    );
  });

  test("has its planned priority, or the given one", () => {
    const { resource } = withTargets(
      target("api", {}),
      target("web", { priority: 7, paths: ["/w"] }),
    );
    expect(resource("aws_lb_listener_rule.public_api").priority).toBe(47_654);
    expect(resource("aws_lb_listener_rule.public_web").priority).toBe(7);
  });

  test("is there for the service to wait for, with the group's names", () => {
    const { loadBalancer } = withTargets(target("api", {}));
    const made = loadBalancer?.targetGroups.api;
    expect(made?.name).toBe("acme-test-api-3000");
    expect(made?.listenerRules.map(({ fqn }) => fqn)).toHaveLength(1);
    expect(loadBalancer?.targetGroups.web).toBeUndefined();
  });

  test("a service may be called like a part of the load balancer", () => {
    const names = ["http", "access-logs"].map((name) => target(name, { paths: [`/${name}`] }));
    expect(Object.keys(withTargets(...names).resources("aws_lb_target_group"))).toEqual([
      "public_http",
      "public_access_logs",
    ]);
  });
});

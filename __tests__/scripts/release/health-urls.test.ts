import { expect, test } from "vitest";
import { healthUrlsIn } from "../../../scripts/release/health-urls";
import type { DeployedService } from "../../../scripts/workloads/workload";

const GROUP = "arn:group";
const LISTENER = "arn:listener";
const BALANCER = "arn:balancer";

interface Rule {
  readonly hosts?: readonly string[];
  readonly paths?: readonly string[];
  readonly internal?: boolean;
}

/** What an apply leaves in the state of one service behind a load balancer. */
function deployed({ hosts, paths, internal = false }: Rule) {
  const condition = [
    ...(hosts ? [{ host_header: [{ values: hosts }] }] : []),
    ...(paths ? [{ path_pattern: [{ values: paths }] }] : []),
  ];
  const resource = (type: string, name: string, attributes: object) => ({
    mode: "managed" as const,
    type,
    name,
    instances: [{ attributes: { ...attributes } }],
  });
  const state = {
    version: 4,
    terraform_version: "1.11.4",
    serial: 1,
    lineage: "one",
    outputs: { load_balancer_urls: { value: { "public-api": "http://lb.example.com" } } },
    resources: [
      resource("aws_lb", "public_api", { arn: BALANCER, internal }),
      resource("aws_lb_listener", "https", {
        arn: LISTENER,
        load_balancer_arn: BALANCER,
        protocol: "HTTPS",
      }),
      resource("aws_lb_target_group", "api", { arn: GROUP, health_check: [{ path: "/health" }] }),
      resource("aws_lb_listener_rule", "api", {
        listener_arn: LISTENER,
        action: [{ target_group_arn: GROUP }],
        condition,
      }),
    ],
  };
  const service: DeployedService = {
    kind: "service",
    name: "api",
    cluster: "acme-dev",
    service: "acme-dev-api",
    family: "acme-dev-api",
    logGroup: "",
    containers: [],
    targetGroups: [GROUP],
  };
  return { state, workloads: [service] };
}

const urls = (rule: Rule) => healthUrlsIn(deployed(rule)).map(({ url }) => url);

test("a service with a host of its own is asked under it", () => {
  expect(urls({ hosts: ["*.example.com", "api.example.com"] })).toEqual([
    "https://api.example.com/health",
  ]);
});

test("one without is asked under the load balancer's address", () => {
  expect(urls({ paths: ["/*"] })).toEqual(["http://lb.example.com/health"]);
});

test("a health path that no rule lets through has no address outside", () => {
  expect(urls({ paths: ["/api/*"] })).toEqual([]);
});

test("behind an internal load balancer nobody can ask from here", () => {
  expect(urls({ paths: ["/*"], internal: true })).toEqual([]);
});

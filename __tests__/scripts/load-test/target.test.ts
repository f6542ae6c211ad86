import { expect, test } from "vitest";
import { targetOf } from "../../../scripts/load-test/load-balancer";
import { wayTo } from "../../../scripts/load-test/target";
import type { DeployedService } from "../../../scripts/workloads/workload";
import { resource, stateWith } from "../../support/by-hand";

interface Rule {
  readonly paths?: readonly string[];
  readonly hosts?: readonly string[];
  readonly url?: string;
}

const DNS_NAME = "acme-dev-public-1.eu-west-1.elb.amazonaws.com";

function way({ paths = ["/*"], hosts = [], url = `http://${DNS_NAME}` }: Rule, path?: string) {
  const condition = [
    { path_pattern: [{ values: paths }] },
    ...(hosts.length > 0 ? [{ host_header: [{ values: hosts }] }] : []),
  ];
  const listener = { arn: "listener", load_balancer_arn: "balancer", protocol: "HTTPS", port: 443 };
  const state = stateWith(
    [
      resource("aws_lb", "public", { arn: "balancer" }),
      resource("aws_lb_listener", "public", listener),
      resource("aws_lb_target_group", "api", { arn: "group", health_check: [{ path: "/health" }] }),
      resource("aws_lb_listener_rule", "api", {
        ...{ listener_arn: "listener", action: [{ target_group_arn: "group" }], condition },
      }),
    ],
    { load_balancer_urls: { value: { public: url } } },
  );
  const service = { name: "api", targetGroups: ["group"] } as unknown as DeployedService;
  return wayTo(JSON.parse(JSON.stringify(state)), service, "dev", path);
}

test.each([
  ["the health path", {}, "/health"],
  ["the first path of its rules, where they do not take that", { paths: ["/api/*"] }, "/api/"],
])("without a path, %s is asked for", (_, rule, path) => {
  expect(way(rule).path).toBe(path);
});

test("a path that no rule leads to the service is refused with those that do", () => {
  expect(() => way({ paths: ["/api/*"] }, "/admin")).toThrow(/no rule leads \/admin to api of dev/);
});

test("the query of a path is no part of what rules look at", () => {
  expect(way({ paths: ["/api/users"] }, "/api/users?page=2").path).toBe("/api/users?page=2");
});

test.each([
  ["that of its rule", { hosts: ["*.example.com", "api.example.com"] }, "api.example.com"],
  ["that of the certificate", { url: "https://dev.example.com" }, "dev.example.com"],
  ["none where only AWS's own is known", {}, undefined],
])("the name it is asked by is %s", (_, rule, host) => {
  expect(way(rule).host).toBe(host);
});

test("a domain counts where it leads to any of the load balancer's addresses", async () => {
  const found = await targetOf(way({ hosts: ["api.example.com"] }), DNS_NAME, leadTo("192.0.2.2"));

  expect(found).toEqual({ url: "https://api.example.com/health", connectTo: DNS_NAME });
});

test("a domain that leads elsewhere is refused, with where it leads", async () => {
  const refused = targetOf(way({ hosts: ["api.example.com"] }), DNS_NAME, leadTo("198.51.100.7"));

  await expect(refused).rejects.toMatchObject({
    exitCode: 10,
    hint: expect.stringContaining("It leads to 198.51.100.7, and the load balancer is 192.0.2.1"),
  });
});

/** What DNS says of a domain, where the load balancer has two addresses. */
const leadTo = (domain: string) => async (name: string) =>
  (name === DNS_NAME ? ["192.0.2.1", "192.0.2.2"] : [domain]).map((address) => ({
    address,
    family: 4,
  }));

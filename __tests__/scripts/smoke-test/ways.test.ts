import { expect, test } from "vitest";
import { waysIn } from "../../../scripts/smoke-test/ways";
import type { StateDocument } from "../../../scripts/state/document";
import { workloadsIn } from "../../../scripts/workloads/read";
import { output, resource, stateWith } from "../../support/by-hand";

interface Exposed {
  readonly internal?: boolean;
  readonly protocols?: readonly string[];
  readonly host?: string;
  readonly paths?: readonly string[];
  readonly healthPath?: string;
  readonly matcher?: string;
  /** Where a browser goes, as the stack says. */
  readonly url?: string;
}

const GROUP = "arn:group";

/** The way to a service `api` of an environment, in the words of `waysIn`. */
function wayTo(exposed: Exposed) {
  const { internal = false, protocols = ["HTTP"], host, paths = ["/*"], matcher = "200" } = exposed;
  const resources = [
    resource("aws_ecs_cluster", "main", { name: "acme-dev" }),
    resource("aws_ecs_task_definition", "api", {
      family: "acme-dev-api",
      tags: { Service: "api" },
    }),
    resource("aws_ecs_service", "api", {
      name: "acme-dev-api",
      task_definition: "arn:aws:ecs:eu-west-1:111111111111:task-definition/acme-dev-api:1",
      load_balancer: [{ target_group_arn: GROUP }],
    }),
    resource("aws_lb", "public", { arn: "arn:lb", internal, dns_name: "lb.example.com" }),
    resource("aws_lb_target_group", "api", {
      arn: GROUP,
      health_check: [{ path: exposed.healthPath ?? "/health", matcher }],
    }),
    ...protocols.flatMap((protocol) => [
      resource("aws_lb_listener", protocol.toLowerCase(), {
        ...{ arn: `arn:${protocol}`, load_balancer_arn: "arn:lb", protocol },
        port: protocol === "HTTPS" ? 443 : 80,
      }),
      resource("aws_lb_listener_rule", `api_${protocol.toLowerCase()}`, {
        listener_arn: `arn:${protocol}`,
        action: [{ target_group_arn: GROUP }],
        condition: [
          { path_pattern: [{ values: paths }] },
          ...(host ? [{ host_header: [{ values: [host] }] }] : []),
        ],
      }),
    ]),
  ];
  const outputs = exposed.url ? { load_balancer_urls: output({ public: exposed.url }) } : {};
  const state = stateWith(resources, outputs) as unknown as StateDocument;
  const [way] = waysIn({ state, workloads: workloadsIn(state) });
  if (!way) return "none";
  return "notAsked" in way ? way.notAsked : `${way.url} ${way.accepted.words}`;
}

test.each<[string, Exposed, string]>([
  ["by the load balancer's own name", {}, "http://lb.example.com/health 200"],
  [
    "by what the stack says that a browser goes to",
    { url: "https://api.example.com", protocols: ["HTTP", "HTTPS"] },
    "https://api.example.com/health 200",
  ],
  ["by the host of its rule", { host: "api.example.com" }, "http://api.example.com/health 200"],
  [
    "at the first path of its rules where the health path is not let through",
    { paths: ["/api/*"], healthPath: "/health" },
    "http://lb.example.com/api/ 200-399",
  ],
  [
    "for what its health check takes",
    { matcher: "200,204" },
    "http://lb.example.com/health 200,204",
  ],
])("a service is asked %s", (_, exposed, expected) => {
  expect(wayTo(exposed)).toBe(expected);
});

test("a service behind an internal load balancer is not asked from here", () => {
  expect(wayTo({ internal: true })).toBe("internal: reached from its network alone");
});

test("a service that no plain path leads to is not asked", () => {
  expect(wayTo({ paths: ["/?/*"] })).toBe("no rule leads a plain path to it");
});

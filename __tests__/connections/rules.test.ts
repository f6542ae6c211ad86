import { describe, expect, test } from "vitest";
import { planConnections } from "../../src/connections/plan";
import { environmentOf, type Parts } from "./small-environment";

const rulesOf = (literal: Parts) => planConnections(environmentOf(literal)).rules;
const idsOf = (literal: Parts) => rulesOf(literal).map(({ direction, id }) => `${direction} ${id}`);
const rule = (literal: Parts, id: string) => rulesOf(literal).find((one) => one.id === id);

const service = (rest: object = {}) => ({ kind: "service", image: "backend", ...rest });
const certificate = { arn: "arn:aws:acm:eu-west-1:111111111111:certificate/a" };

test("a web service with a database has exactly these rules", () => {
  expect(idsOf({})).toEqual([
    "egress api-to-database-main",
    "egress api-to-internet-443",
    "egress api-to-s3",
    "egress load-balancer-public-to-api",
    "ingress api-from-load-balancer-public",
    "ingress database-main-from-api",
    "ingress load-balancer-public-80-from-internet",
  ]);
});

test("a worker that names nothing reaches nothing but S3, for its image", () => {
  const workloads = { api: undefined, worker: service() };
  expect(idsOf({ workloads }).filter((id) => id.includes("worker"))).toEqual([
    "egress worker-to-s3",
  ]);
});

test("without the S3 gateway endpoint there is no way to S3", () => {
  expect(rule({ networking: { gatewayEndpoints: ["dynamodb"] } }, "api-to-s3")).toBeUndefined();
});

test("a database is reached on its own port", () => {
  expect(rule({ databases: { main: { port: 6000 } } }, "database-main-from-api")).toMatchObject({
    group: "database-main",
    peer: { group: "api" },
    port: 6000,
  });
});

test("two services that call each other reach each other on their own ports", () => {
  const workloads = {
    orders: service({ port: 4000, connections: { billing: {} } }),
    billing: service({ port: 5000, connections: { orders: {} } }),
  };
  expect(rule({ workloads }, "billing-from-orders")?.port).toBe(5000);
  expect(rule({ workloads }, "orders-from-billing")?.port).toBe(4000);
});

test("every workload reaches the interface endpoints once there are some", () => {
  const literal = { networking: { interfaceEndpoints: ["logs"] } };
  expect(rule(literal, "api-to-endpoints")?.port).toBe(443);
  expect(rule(literal, "endpoints-from-api")).toMatchObject({ direction: "ingress", port: 443 });
});

test("an external is reached on its port at each of its ranges", () => {
  const ranges = ["203.0.113.0/24", "198.51.100.7/32"];
  const literal = {
    externals: { partner: { provides: "http", host: "partner.example.com", port: 8443, ranges } },
    workloads: { api: { connections: { partner: {} } } },
  };
  expect(rulesOf(literal).filter(({ port }) => port === 8443)).toMatchObject([
    { direction: "egress", group: "api", peer: { cidr: "198.51.100.7/32" } },
    { direction: "egress", group: "api", peer: { cidr: "203.0.113.0/24" } },
  ]);
});

test("one rule serves two externals at the same addresses, and says so", () => {
  const external = {
    provides: "http",
    host: "a.example.com",
    port: 443,
    ranges: ["203.0.113.0/24"],
  };
  const literal = {
    externals: { mail: external, pay: external },
    workloads: { api: { connections: { pay: {}, mail: {} } } },
  };
  expect(rule(literal, "api-to-203-0-113-0-24-443")?.description).toBe("api to mail, pay");
});

describe("a load balancer is open", () => {
  const into = (loadBalancer: object) =>
    rulesOf({ loadBalancers: { public: loadBalancer } })
      .filter(({ group, direction }) => group === "load-balancer-public" && direction === "ingress")
      .map(({ peer, port }) => ["cidr" in peer ? peer.cidr : "", port]);

  test("to everybody on 443, and on 80 to redirect", () => {
    expect(into({ plainHttp: undefined, https: { certificate } })).toEqual([
      ["0.0.0.0/0", 443],
      ["0.0.0.0/0", 80],
    ]);
  });

  test("on 80 alone when it serves plain HTTP", () => {
    expect(into({})).toEqual([["0.0.0.0/0", 80]]);
  });

  test("to the VPC alone when it is internal", () => {
    expect(into({ scheme: "internal" })).toEqual([["10.0.0.0/16", 80]]);
  });

  test("to the ranges that are given instead", () => {
    expect(into({ allowFrom: ["203.0.113.0/24"] })).toEqual([["203.0.113.0/24", 80]]);
  });
});

test("descriptions hold nothing that AWS refuses", () => {
  for (const { description } of rulesOf({ networking: { interfaceEndpoints: ["logs"] } }))
    expect(description).toMatch(/^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/);
});

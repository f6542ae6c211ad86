import { describe, expect, test } from "vitest";
import {
  entriesAreDeclared,
  exposedServicesHaveAPort,
  prioritiesAreGivenOnce,
  rulesAreClaimedOnce,
  rulesFitTheLoadBalancer,
} from "../../../src/envs/checks/listener-rules";
import { checking } from "./checking";

const service = (expose: object, rest: object = {}) => ({
  kind: "service",
  image: "backend",
  port: 3000,
  expose: { through: "public", ...expose },
  ...rest,
});

describe("rules of a load balancer", () => {
  const claims = checking(rulesAreClaimedOnce);
  const both = (one: object, other: object) =>
    claims({ workloads: { api: service({ paths: undefined, ...one }), web: service(other) } });

  test("two services that claim the same traffic are refused", () => {
    expect(both({ paths: ["/v1/*"] }, { paths: ["/v1/*"] })).toEqual([
      {
        path: "workloads.web.expose",
        message: "claims the same traffic as workloads.api",
        found: '{"paths":["/v1/*"]}',
        write: "other hosts, paths or headers for one of the two",
      },
    ]);
  });

  test("the order of conditions makes no difference, nor does a header's case", () => {
    const one = { paths: ["/a", "/b"], headers: { "X-Tenant": ["one"] } };
    const other = { paths: ["/b", "/a"], headers: { "x-tenant": ["ONE"] } };
    expect(both(one, other)).toHaveLength(1);
  });

  test("everything under a host is the same as the host", () => {
    const hosts = ["a.example.com"];
    expect(both({ hosts, paths: undefined }, { hosts, paths: ["/*"] })).toHaveLength(1);
  });

  test("a path in another case, one more path or one more header is another claim", () => {
    expect(both({ paths: ["/a"] }, { paths: ["/A"] })).toEqual([]);
    expect(both({ paths: ["/a"] }, { paths: ["/a", "/b"] })).toEqual([]);
    expect(both({ paths: ["/a"] }, { paths: ["/a"], headers: { "X-A": ["b"] } })).toEqual([]);
  });

  test("two load balancers may have the same rule", () => {
    const plainHttp = { reason: "a test serves nothing real" };
    const loadBalancers = { public: { plainHttp }, inside: { plainHttp } };
    const expose = { paths: ["/v1/*"] };
    const workloads = { api: service(expose), web: service({ ...expose, through: "inside" }) };
    expect(claims({ loadBalancers, workloads })).toEqual([]);
  });
});

describe("priorities that are given", () => {
  const both = (one: number, other: number) =>
    checking(prioritiesAreGivenOnce)({
      workloads: {
        api: service({ paths: ["/a"], priority: one }),
        web: service({ paths: ["/b"], priority: other }),
      },
    });

  test("the same one twice is refused", () => {
    expect(both(10, 10)).toMatchObject([
      { path: "workloads.web.expose.priority", message: "is the priority of workloads.api too" },
    ]);
  });

  test("neighbours are fine", () => {
    expect(both(10, 11)).toEqual([]);
  });
});

describe("the number of rules", () => {
  const problemsWith = (count: number) => {
    const names = Array.from({ length: count - 1 }, (_, index) => `s${index}`);
    const more = names.map((name) => [name, service({ paths: [`/${name}`] })]);
    return checking(rulesFitTheLoadBalancer)({ workloads: Object.fromEntries(more) });
  };

  test.each([99, 100])("%i are fine", (count) => {
    expect(problemsWith(count)).toEqual([]);
  });

  test("101 are too many", () => {
    expect(problemsWith(101)).toMatchObject([{ path: "loadBalancers.public", found: "101" }]);
  });
});

describe("where a service is exposed", () => {
  test("a load balancer that does not exist is refused with those that do", () => {
    const workloads = { api: { expose: { through: "publik" } } };
    expect(checking(entriesAreDeclared)({ workloads })).toEqual([
      {
        path: "workloads.api.expose.through",
        message: "is not a load balancer of this environment",
        found: '"publik"',
        write: "public, or declare it in `loadBalancers`",
      },
    ]);
  });

  test("one that exists is fine", () => {
    expect(checking(entriesAreDeclared)({})).toEqual([]);
  });

  test("an exposed service needs a port", () => {
    const workloads = { api: { port: undefined } };
    expect(checking(exposedServicesHaveAPort)({ workloads })).toMatchObject([
      { path: "workloads.api.port", found: "nothing" },
    ]);
    expect(checking(exposedServicesHaveAPort)({})).toEqual([]);
  });

  test("a worker needs none", () => {
    const workloads = { api: { port: undefined, expose: undefined } };
    expect(checking(exposedServicesHaveAPort)({ workloads })).toEqual([]);
  });
});

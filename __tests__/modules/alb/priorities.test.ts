import { describe, expect, test } from "vitest";
import {
  MAX_RULES,
  planListenerRules,
  type RuleRequest,
} from "../../../src/modules/alb/priorities";
import { request } from "./rule-requests";

const orderOf = (...requests: RuleRequest[]) =>
  planListenerRules(requests).map(({ service }) => service);

describe("priorities of listener rules", () => {
  test("host and path come before the host alone, and that before the path alone", () => {
    const host = { hosts: ["api.example.com"] };
    const path = { paths: ["/v1/*"] };
    expect(
      orderOf(request("c", path), request("b", host), request("a", { ...host, ...path })),
    ).toEqual(["a", "b", "c"]);
  });

  test("a literal path comes before wildcards, long ones before short ones, and everything is last", () => {
    expect(
      orderOf(
        request("everything", { paths: ["/*"] }),
        request("start", { paths: ["/api*"] }),
        request("folder", { paths: ["/api/*"] }),
        request("deeper", { paths: ["/api/v2/*"] }),
        request("literal", { paths: ["/api/v2/health"] }),
      ),
    ).toEqual(["literal", "deeper", "folder", "start", "everything"]);
  });

  test("a header makes a rule more specific", () => {
    expect(
      orderOf(
        request("all", { paths: ["/api/*"] }),
        request("tenant", { paths: ["/api/*"], headers: { "X-Tenant": ["a"] } }),
      ),
    ).toEqual(["tenant", "all"]);
  });

  test("one host comes before the wildcard that has it too", () => {
    expect(
      orderOf(
        request("all", { hosts: ["*.example.com"] }),
        request("one", { hosts: ["a.example.com"] }),
      ),
    ).toEqual(["one", "all"]);
  });

  test("rules of one band that overlap are ordered by which covers which", () => {
    const rules = ["/a*", "/ap*", "/api*"].map((path) =>
      request(`s${path.length}`, { paths: [path] }),
    );
    expect(orderOf(...rules)).toEqual(["s5", "s4", "s3"]);
  });

  test("a rule without hosts and paths of everything is the same band as the path for everything", () => {
    const [rule] = planListenerRules([request("a", { headers: { "X-Tenant": ["a"] } })]);
    const [same] = planListenerRules([
      request("a", { paths: ["/*"], headers: { "X-Tenant": ["a"] } }),
    ]);
    expect(rule?.priority).toBe(same?.priority);
  });

  test("the same service gets the same priority in every release of the platform", () => {
    const [rule] = planListenerRules([request("api", { paths: ["/*"] })]);
    expect(rule?.priority).toBe(47_654);
  });

  test("more rules than a load balancer takes are refused", () => {
    const rules = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        request(`s${index}`, { paths: [`/s${index}/*`] }),
      );
    expect(planListenerRules(rules(MAX_RULES))).toHaveLength(MAX_RULES);
    expect(() => planListenerRules(rules(MAX_RULES + 1))).toThrow("takes 100 rules, not 101");
  });
});

import { expect, test } from "vitest";
import { loadBalancerSchema } from "../../../src/modules/alb/config";
import { exposeSchema } from "../../../src/modules/alb/expose";

const refusedOf = (expose: object) =>
  exposeSchema
    .safeParse({ through: "public", ...expose })
    .error?.issues.map(({ path }) => path.join(".")) ?? [];

const hostOf = (length: number) => `${"a.".repeat((length - 4) / 2)}test`;

test("a rule with six wildcards is refused, in however few patterns", () => {
  expect(refusedOf({ hosts: ["*.example.com"], paths: ["/*/*/?", "/a*b*"] })).toEqual(["paths"]);
});

test("a rule with five wildcards is taken", () => {
  expect(refusedOf({ hosts: ["*.example.com"], paths: ["/*/*/?", "/a*b"] })).toEqual([]);
});

test("a rule with six values is refused, and one with five taken", () => {
  const paths = ["/a", "/b", "/c", "/d", "/e", "/f"];
  expect(refusedOf({ paths })).toEqual(["paths"]);
  expect(refusedOf({ paths: paths.slice(1) })).toEqual([]);
});

test("a host longer than a rule takes is refused", () => {
  expect(refusedOf({ hosts: [hostOf(128)] })).toEqual([]);
  expect(refusedOf({ hosts: [hostOf(130)] })).toEqual(["hosts.0"]);
});

test("a host is not matched as a header", () => {
  expect(refusedOf({ headers: { Host: ["example.com"] } })).toEqual(["headers.Host"]);
  expect(refusedOf({ headers: { "X-Host": ["example.com"] } })).toEqual([]);
});

test("a certificate's first name is as short as ACM wants it, its other names need not be", () => {
  const refused = (domain: string, alternativeNames: string[] = []) =>
    loadBalancerSchema.safeParse({
      https: { certificate: { domain, alternativeNames, hostedZoneId: "Z0000000000EXAMPLE" } },
    }).success === false;
  expect(refused(hostOf(66))).toBe(true);
  expect(refused(hostOf(64), [hostOf(66)])).toBe(false);
});

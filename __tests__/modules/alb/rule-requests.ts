import fc from "fast-check";
import type { RuleRequest } from "../../../src/modules/alb/priorities";

/** A rule that only has what is given. */
export const request = (service: string, match: Partial<RuleRequest>): RuleRequest => ({
  service,
  hosts: [],
  paths: [],
  headers: {},
  ...match,
});

const segment = fc.constantFrom("api", "ap", "v1", "users", "*", "x*", "?y");
const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join("/")}`);
const host = fc.constantFrom("a.example.com", "b.example.com", "*.example.com", "*.eu.example.com");
const headers = fc.dictionary(
  fc.constantFrom("x-tenant", "x-beta"),
  fc.uniqueArray(fc.constantFrom("one", "two", "t*"), { minLength: 1, maxLength: 2 }),
  { maxKeys: 2 },
);

export const matches = fc
  .record({
    hosts: fc.uniqueArray(host, { maxLength: 2 }),
    paths: fc.uniqueArray(path, { maxLength: 2 }),
    headers,
  })
  .map(({ hosts, paths, headers }) =>
    hosts.length + paths.length + Object.keys(headers).length === 0
      ? { hosts, paths: ["/*"], headers }
      : { hosts, paths, headers },
  );

export const serviceNames = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);

/** Services with different names, each with some rule. */
export const requests = fc
  .uniqueArray(fc.tuple(serviceNames, matches), { maxLength: 30, selector: ([name]) => name })
  .map((rules) => rules.map(([service, match]) => request(service, match)));

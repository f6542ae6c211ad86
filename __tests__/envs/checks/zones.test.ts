import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const zones = (zones: string[], others = {}) => problemsOf({ networking: { zones }, ...others });

describe("availability zones", () => {
  test("of another region are refused", () => {
    expect(zones(["eu-west-1a", "eu-west-2b"])).toEqual([
      {
        path: "networking.zones",
        message: "names a zone of another region than eu-west-1",
        found: '"eu-west-2b"',
        write: 'a zone of eu-west-1, such as "eu-west-1b"',
      },
    ]);
  });

  test("of the region are welcome in any order", () => {
    expect(zones(["eu-west-1c", "eu-west-1a"])).toEqual([]);
  });

  test("are two at least where a load balancer or a database stands", () => {
    expect(zones(["eu-west-1a"])).toEqual([
      {
        path: "networking.zones",
        message: "has one zone, and AWS makes loadBalancers.public, databases.main in two at least",
        found: '["eu-west-1a"]',
        write: 'a second zone, such as ["eu-west-1a","eu-west-1b"]',
      },
    ]);
  });

  test("may be a single one for workers alone", () => {
    const worker = { kind: "service", image: "backend", internetEgress: true };
    const alone = { loadBalancers: undefined, databases: undefined, workloads: undefined };
    expect(problemsOf({ ...alone, networking: { zones: ["eu-west-1b"] } })).toEqual([]);
    expect(
      zones(["eu-west-1b"], {
        loadBalancers: undefined,
        databases: undefined,
        workloads: { api: undefined, worker },
      }),
    ).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { networkingSchema, type Tier } from "../../../src/modules/networking/config";
import { planSubnets } from "../../../src/modules/networking/subnets";

const ZONES = ["eu-west-1a", "eu-west-1b"];

const plan = (config: Record<string, unknown>) =>
  planSubnets(networkingSchema.parse({ cidr: "10.0.0.0/16", zones: ZONES, ...config }));

const ranges = (config: Record<string, unknown>, tier: Tier) =>
  plan(config)
    .subnets.filter((subnet) => subnet.tier === tier)
    .map(({ cidr }) => cidr);

describe("the subnet planner", () => {
  test("gives private subnets the most room in a /16", () => {
    expect(ranges({}, "private")).toEqual(["10.0.0.0/20", "10.0.16.0/20"]);
    expect(ranges({}, "public")).toEqual(["10.0.128.0/21", "10.0.136.0/21"]);
    expect(ranges({}, "isolated")).toEqual(["10.0.192.0/21", "10.0.200.0/21"]);
  });

  test("has room for all six zones of the largest region", () => {
    const zones = [..."abcdef"].map((letter) => `us-east-1${letter}`);
    expect(plan({ zones }).homeless).toEqual([]);
  });

  test("leaves a zone's subnets in place when the zones change their order", () => {
    const turned = plan({ zones: ZONES.toReversed() }).subnets;
    expect(new Set(turned.map(show))).toEqual(new Set(plan({}).subnets.map(show)));
  });

  test("leaves a zone's subnets in place when the zone before it goes", () => {
    expect(ranges({ zones: ["eu-west-1b"] }, "private")).toEqual(["10.0.16.0/20"]);
  });

  test("moves only the subnet that a reserved range lies in", () => {
    expect(ranges({ reserved: ["10.0.20.0/22"] }, "private")).toEqual([
      "10.0.0.0/20",
      "10.0.112.0/20",
    ]);
  });

  test("finds room outside the tier's own area when that is reserved as a whole", () => {
    expect(ranges({ reserved: ["10.0.0.0/17"] }, "private")).toEqual([
      "10.0.240.0/20",
      "10.0.224.0/20",
    ]);
  });

  test("uses ranges that are given as they are, also inside a reserved range", () => {
    const subnets = {
      public: ["10.0.1.0/24", "10.0.2.0/24"],
      private: ["10.0.10.0/24", "10.0.11.0/24"],
    };
    const reserved = ["10.0.0.0/20", "10.0.20.0/22", "10.0.24.0/22"];
    expect(ranges({ subnets, reserved }, "public")).toEqual(subnets.public);
    expect(ranges({ subnets, reserved }, "private")).toEqual(subnets.private);
    expect(ranges({ subnets, reserved }, "isolated")).toEqual(["10.0.192.0/21", "10.0.200.0/21"]);
  });

  test("keeps clear of ranges that are given for another tier", () => {
    const subnets = { public: ["10.0.0.0/24", "10.0.1.0/24"] };
    expect(ranges({ subnets }, "private")).toEqual(["10.0.112.0/20", "10.0.16.0/20"]);
  });

  test("makes public subnets that take a load balancer down to a /24", () => {
    expect(ranges({ cidr: "10.0.0.0/24" }, "public")).toEqual(["10.0.0.128/27", "10.0.0.160/27"]);
  });

  test("fits two zones into a /25", () => {
    expect(plan({ cidr: "10.0.0.0/25" }).homeless).toEqual([]);
  });

  test("names what has no room in a VPC that is too small", () => {
    expect(plan({ cidr: "10.0.0.0/26" }).homeless).toEqual(
      ["public", "private", "isolated"].map((tier) => ({ tier, zone: "eu-west-1b" })),
    );
    expect(plan({ cidr: "10.0.0.0/28" }).subnets).toEqual([]);
  });
});

const show = (subnet: object) => JSON.stringify(subnet);

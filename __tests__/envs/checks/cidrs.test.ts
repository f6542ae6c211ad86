import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const networking = (networking: Record<string, unknown>) =>
  problemsOf({ networking }).map(({ path, message }) => `${path} ${message}`);

describe("the VPC's range", () => {
  test("is refused when it is larger than a /16", () => {
    expect(networking({ cidr: "10.0.0.0/15" })).toEqual([
      "networking.cidr is not of a size that AWS takes for a VPC",
    ]);
  });

  test("is refused when it is smaller than a /28, for that reason alone", () => {
    expect(networking({ cidr: "10.0.0.0/29" })).toEqual([
      "networking.cidr is not of a size that AWS takes for a VPC",
    ]);
  });

  test("is welcome from a /16 to the last size that takes two zones and a load balancer", () => {
    expect(networking({ cidr: "10.0.0.0/16" })).toEqual([]);
    expect(networking({ cidr: "10.0.0.0/24" })).toEqual([]);
  });

  test("says which subnets it has too little room for", () => {
    const zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];
    expect(networking({ cidr: "10.0.0.0/24", zones })).toEqual([
      "networking.cidr has too little room for public-c, private-c, isolated-c",
    ]);
    expect(networking({ cidr: "10.0.0.0/23", zones })).toEqual([]);
  });

  test("has too little room when reserved ranges take it all", () => {
    expect(networking({ reserved: ["10.0.0.0/16"] })).toHaveLength(1);
    expect(networking({ reserved: ["10.0.0.0/17"] })).toEqual([]);
  });

  test("is refused when a peer has a part of it", () => {
    expect(networking({ peers: { office: "10.0.128.0/17" } })).toEqual([
      "networking.cidr overlaps networking.peers.office (10.0.128.0/17), and AWS does not route between equal addresses",
    ]);
  });

  test("may have a peer as its neighbour", () => {
    expect(networking({ peers: { office: "10.1.0.0/16" } })).toEqual([]);
  });

  test("contains every reserved range, or the range reserves nothing", () => {
    expect(networking({ reserved: ["10.0.4.0/24", "10.1.0.0/24"] })).toEqual([
      "networking.reserved.1 lies outside the VPC, so it keeps nothing free",
    ]);
  });
});

describe("subnets given one by one", () => {
  const given = (subnets: Record<string, string[]>) => networking({ subnets });

  test("are welcome inside the VPC, also where a reserved range contains them", () => {
    const subnets = {
      public: ["10.0.1.0/24", "10.0.2.0/24"],
      private: ["10.0.10.0/24", "10.0.11.0/24"],
    };
    const reserved = ["10.0.0.0/20", "10.0.20.0/22", "10.0.24.0/22"];
    expect(networking({ subnets, reserved })).toEqual([]);
  });

  test("are refused outside the VPC", () => {
    expect(given({ private: ["10.0.10.0/24", "10.1.11.0/24"] })).toEqual([
      "networking.subnets.private.1 lies outside the VPC",
    ]);
  });

  test("are refused where they overlap one of another tier", () => {
    const subnets = {
      public: ["10.0.1.0/24", "10.0.2.0/24"],
      private: ["10.0.2.128/25", "10.0.3.0/24"],
    };
    expect(given(subnets)).toEqual([
      "networking.subnets.private.0 overlaps networking.subnets.public.1",
    ]);
  });

  test("are refused when they are smaller than a /28", () => {
    expect(given({ isolated: ["10.0.1.0/28", "10.0.1.16/29"] })).toEqual([
      "networking.subnets.isolated.1 is not of a size that AWS takes for a subnet",
    ]);
  });

  test("are as many as there are zones", () => {
    expect(given({ public: ["10.0.1.0/24"] })).toEqual([
      "networking.subnets.public has 1 range for 2 zones",
    ]);
    expect(given({ public: ["10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"] })).toEqual([
      "networking.subnets.public has 3 ranges for 2 zones",
    ]);
  });

  test("are at least a /27 where a load balancer stands", () => {
    expect(given({ public: ["10.0.1.0/27", "10.0.1.32/28"] })).toEqual([
      "loadBalancers.public stands in the public subnet of eu-west-1b, which is smaller than the /27 that AWS wants",
    ]);
    expect(given({ public: ["10.0.1.0/27", "10.0.1.32/27"] })).toEqual([]);
  });

  test("are at least a /27 in private subnets only where an internal load balancer stands", () => {
    const small = { subnets: { private: ["10.0.1.0/28", "10.0.1.16/28"] } };
    const internal = { loadBalancers: { public: { scheme: "internal" } } };
    expect(networking(small)).toEqual([]);
    expect(problemsOf({ networking: small, ...internal })).toMatchObject([
      { path: "loadBalancers.public", found: '"10.0.1.0/28"' },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { change, planWith, reviewOf } from "./support/reviewed";

const found = (...args: Parameters<typeof planWith>) =>
  reviewOf([planWith(...args)]).findings.map(
    ({ rule, address, what }) => `${rule}: ${address} ${what}`,
  );

describe("a network ACL", () => {
  const acl = (number: number, cidr_block: string, action = "allow") => ({
    rule_no: number,
    action,
    protocol: "tcp",
    cidr_block,
    from_port: 22,
    to_port: 22,
  });
  const of = (before: unknown[], after: unknown[]) =>
    found([
      change("aws_network_acl.a", { before: { ingress: before }, after: { ingress: after } }),
    ]);

  test("that lets the internet in is said", () => {
    expect(of([acl(10, "10.0.0.0/8")], [acl(10, "0.0.0.0/0")])).toEqual([
      "network-acl-opened: aws_network_acl.a lets more of the internet into its subnets",
    ]);
  });

  test("that loses what refused it is said", () => {
    const [refused, allowed] = [acl(10, "0.0.0.0/0", "deny"), acl(20, "0.0.0.0/0")];
    expect(of([refused, allowed], [allowed])).toEqual([
      "network-acl-opened: aws_network_acl.a lets more of the internet into its subnets",
    ]);
  });

  test("that only has its rules in another order of numbers is not", () => {
    expect(of([acl(10, "0.0.0.0/0")], [acl(90, "0.0.0.0/0")])).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { cidrRange, contains, formatCidr, overlaps, parseCidr } from "../src/cidr";

describe("CIDR notation", () => {
  test("is written as it was read", () => {
    for (const text of ["0.0.0.0/0", "10.0.16.0/20", "192.168.1.128/25", "255.255.255.255/32"]) {
      expect(formatCidr(cidrRange(text))).toBe(text);
    }
  });

  test("is refused off its boundary, out of range and in any other shape", () => {
    for (const text of ["10.0.1.0/16", "10.0.0.256/32", "10.0.0.0/33", "10.0.0.0", "::/0", ""]) {
      expect(parseCidr(text)).toBeUndefined();
    }
  });

  test("tells neighbours from ranges that overlap", () => {
    const range = cidrRange("10.0.1.0/24");
    expect(overlaps(range, cidrRange("10.0.0.0/24"))).toBe(false);
    expect(overlaps(range, cidrRange("10.0.2.0/24"))).toBe(false);
    expect(overlaps(range, cidrRange("10.0.0.0/23"))).toBe(true);
    expect(overlaps(range, cidrRange("10.0.1.255/32"))).toBe(true);
  });

  test("knows what lies inside a range, the range itself included", () => {
    const vpc = cidrRange("10.0.0.0/16");
    expect(contains(vpc, vpc)).toBe(true);
    expect(contains(vpc, cidrRange("10.0.255.0/24"))).toBe(true);
    expect(contains(vpc, cidrRange("10.1.0.0/24"))).toBe(false);
    expect(contains(vpc, cidrRange("10.0.0.0/15"))).toBe(false);
  });
});

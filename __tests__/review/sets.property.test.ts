import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gains } from "../../scripts/review/iam/compare";
import { parseDocument } from "../../scripts/review/iam/document";
import { covers, meet } from "../../scripts/review/iam/glob";
import { containsCidr, isInternet, isPrivate, parseRange } from "../../scripts/review/network/cidr";
import { without } from "../../scripts/review/network/coverage";

const word = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 5 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 });
const matches = (glob: string, text: string) =>
  new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(text);

describe("patterns", () => {
  test("that cover another match all that it matches", () => {
    fc.assert(
      fc.property(pattern, pattern, word, (outer, inner, text) => {
        fc.pre(covers(outer, inner) && matches(inner, text));
        expect(matches(outer, text)).toBe(true);
      }),
    );
  });

  test("that both match a text meet", () => {
    fc.assert(
      fc.property(pattern, pattern, word, (one, other, text) => {
        fc.pre(matches(one, text) && matches(other, text));
        expect(meet(one, other)).toBe(true);
      }),
    );
  });

  test.each([
    ["s3:*", "s3:Get*", true],
    ["s3:Get*", "s3:*", false],
    ["s3:Get*Acl", "s3:GetObjectAcl", true],
    ["s3:?et*", "s3:Get*", true],
    ["s3:G?t", "s3:G*t", false],
  ])("%s covers %s: %s", (outer, inner, expected) => {
    expect(covers(outer, inner)).toBe(expected);
  });
});

const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Action: fc.uniqueArray(fc.constantFrom("s3:Get*", "s3:GetObject", "s3:*", "sqs:Send", "*"), {
    minLength: 1,
  }),
  Resource: fc.uniqueArray(fc.constantFrom("*", "a/*", "a/b", "c"), { minLength: 1 }),
});
const read = (Statement: unknown) => parseDocument({ Statement }) ?? [];

describe("policies", () => {
  test("gain nothing when they stay as they are, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(statement), (all) => {
        expect(gains(read(all), read([...all].reverse()))).toEqual([]);
      }),
    );
  });

  test("gain nothing when their statements are cut up by action and resource", () => {
    fc.assert(
      fc.property(fc.array(statement), (all) => {
        const pieces = all.flatMap(({ Effect, Action, Resource }) =>
          Action.flatMap((action) =>
            Resource.map((resource) => ({ Effect, Action: action, Resource: resource })),
          ),
        );
        expect(gains(read(all), read(pieces))).toEqual([]);
        expect(gains(read(pieces), read(all))).toEqual([]);
      }),
    );
  });

  test("gain something when everything is allowed that was not", () => {
    const everything = { Effect: "Allow", Action: "*", Resource: "*" };
    expect(gains(read([{ ...everything, Action: "s3:*" }]), read([everything]))).toHaveLength(1);
  });

  test("gain nothing by what a denial takes back", () => {
    const allowed = { Effect: "Allow", Action: "s3:DeleteBucket", Resource: "a" };
    const denied = { Effect: "Deny", Action: "s3:Delete*", Resource: "*" };
    expect(gains([], read([allowed, denied]))).toEqual([]);
  });

  test.each([
    ["NotAction that names less", { NotAction: ["iam:*", "sts:*"] }, { NotAction: "iam:*" }, 1],
    ["NotAction that names more", { NotAction: "iam:*" }, { NotAction: ["iam:*", "sts:*"] }, 0],
    ["actions for a NotAction that left them out", { NotAction: "iam:*" }, { Action: "s3:*" }, 0],
    ["actions that NotAction kept out", { NotAction: "iam:*" }, { Action: "iam:PassRole" }, 1],
    [
      "NotResource that names less",
      { Action: "s3:*", NotResource: ["a", "b"] },
      { Action: "s3:*", NotResource: "a" },
      1,
    ],
    ["capitals", { Action: "S3:getobject" }, { Action: "s3:GetObject" }, 0],
  ])("%s", (_, before, after, count) => {
    const whole = (one: object) =>
      read([{ Effect: "Allow", Resource: "NotResource" in one ? undefined : "*", ...one }]);
    expect(gains(whole(before), whole(after))).toHaveLength(count);
  });

  test.each([
    ["a condition more", undefined, { StringEquals: { "aws:PrincipalOrgID": "o-1" } }, 0],
    ["a condition less", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }, undefined, 1],
    [
      "a value less",
      { StringEquals: { "aws:SourceVpce": ["a", "b"] } },
      { StringEquals: { "aws:SourceVpce": "a" } },
      0,
    ],
    [
      "a value more",
      { StringEquals: { "aws:SourceVpce": "a" } },
      { StringEquals: { "aws:SourceVpce": ["a", "b"] } },
      1,
    ],
    [
      "a pattern for a value",
      { StringEquals: { "a:sub": "x/y" } },
      { StringLike: { "a:sub": "x/*" } },
      1,
    ],
    [
      "a value for a pattern",
      { StringLike: { "a:sub": "x/*" } },
      { StringEquals: { "a:sub": "x/y" } },
      0,
    ],
    [
      "a smaller range",
      { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
      { IpAddress: { "aws:SourceIp": "10.1.0.0/16" } },
      0,
    ],
    [
      "a larger range",
      { IpAddress: { "aws:SourceIp": "10.1.0.0/16" } },
      { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
      1,
    ],
    [
      "an exception less",
      { StringNotEquals: { "aws:x": ["a", "b"] } },
      { StringNotEquals: { "aws:x": "a" } },
      1,
    ],
    [
      "an exception more",
      { StringNotEquals: { "aws:x": "a" } },
      { StringNotEquals: { "aws:x": ["a", "b"] } },
      0,
    ],
  ])("with %s", (_, before, after, count) => {
    const whole = (Condition: unknown) =>
      read([{ Effect: "Allow", Action: "s3:*", Resource: "*", Condition }]);
    expect(gains(whole(before), whole(after))).toHaveLength(count);
  });
});

describe("ranges", () => {
  const size = ({
    from,
    to,
    first,
    last,
  }: {
    from: number;
    to: number;
    first: bigint;
    last: bigint;
  }) => BigInt(to - from + 1) * (last - first + 1n);
  const area = fc
    .tuple(fc.nat(9), fc.nat(9), fc.bigInt(0n, 9n), fc.bigInt(0n, 9n))
    .map(([a, b, c, d]) => ({
      from: Math.min(a, b),
      to: Math.max(a, b),
      first: c < d ? c : d,
      last: c < d ? d : c,
    }));

  test("without others keep exactly what is in none of them", () => {
    fc.assert(
      fc.property(area, fc.array(area, { maxLength: 4 }), (one, others) => {
        const inside = (port: number, address: bigint, { from, to, first, last }: typeof one) =>
          port >= from && port <= to && address >= first && address <= last;
        let left = 0n;
        for (let port = one.from; port <= one.to; port++)
          for (let address = one.first; address <= one.last; address++)
            if (!others.some((other) => inside(port, address, other))) left += 1n;
        expect(without(one, others).reduce((sum, piece) => sum + size(piece), 0n)).toBe(left);
      }),
    );
  });

  test.each([
    ["0.0.0.0/0", true, false],
    ["0.0.0.0/1", true, false],
    ["::/0", true, false],
    ["2000::/3", true, false],
    ["10.0.0.0/8", false, true],
    ["172.16.0.0/12", false, true],
    ["203.0.113.0/24", false, false],
    ["fd00::/8", false, true],
    ["::ffff:10.0.0.1/128", false, false],
  ])("%s", (text, internet, hidden) => {
    const range = parseRange(text);
    expect(range && [isInternet(range), isPrivate(range)]).toEqual([internet, hidden]);
  });

  test("that are none are refused", () => {
    expect(["10.0.0.0/33", "300.0.0.1", "::1::", "x", ""].map(parseRange)).toEqual(
      new Array(5).fill(undefined),
    );
  });

  test("hold what is in them", () => {
    const [outer, inner] = ["10.0.0.0/8", "10.200.3.0/24"].map(parseRange);
    expect(outer && inner && containsCidr(outer, inner)).toBe(true);
  });
});

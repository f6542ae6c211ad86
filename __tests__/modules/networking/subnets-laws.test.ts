import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AddressRange,
  cidrRange,
  contains,
  formatCidr,
  overlaps,
  sizeOf,
} from "../../../src/cidr";
import {
  planSubnets,
  type SubnetPlan,
  type SubnetPlanInput,
} from "../../../src/modules/networking/subnets";

/** A block of this size in the range, or the one around it when the block is the larger. */
const block = (within: AddressRange, prefix: number, place: number) => {
  const size = sizeOf(prefix);
  const start = within.first - (within.first % size);
  return formatCidr({ first: start + (place % Math.ceil(within.size / size)) * size, size });
};

const zonesOf = (letters: readonly string[]) => letters.map((letter) => `us-east-1${letter}`);

const vpc = fc
  .tuple(fc.integer({ min: 16, max: 28 }), fc.nat())
  .map(([prefix, place]) => block(cidrRange("10.0.0.0/8"), prefix, place));

const input = vpc.chain((cidr) =>
  fc.record({
    cidr: fc.constant(cidr),
    letters: fc.shuffledSubarray([..."abcdef"], { minLength: 1 }),
    reserved: fc.array(
      fc
        .tuple(fc.integer({ min: 18, max: 28 }), fc.nat())
        .map(([prefix, place]) => block(cidrRange(cidr), prefix, place)),
      { maxLength: 5 },
    ),
  }),
);

type Input = typeof input extends fc.Arbitrary<infer T> ? T : never;

const plan = ({ cidr, letters, reserved }: Input): SubnetPlan =>
  planSubnets({
    cidr,
    reserved,
    zones: { value: zonesOf(letters) },
    subnets: undefined,
  } satisfies SubnetPlanInput);

const holds = (law: (given: Input, plan: SubnetPlan) => void) =>
  fc.assert(fc.property(input, (given) => law(given, plan(given))));

describe("every plan of subnets", () => {
  test("stays inside the VPC", () =>
    holds(({ cidr }, { subnets }) => {
      for (const subnet of subnets) {
        expect(contains(cidrRange(cidr), cidrRange(subnet.cidr))).toBe(true);
      }
    }));

  test("overlaps neither itself nor a reserved range", () =>
    holds(({ reserved }, { subnets }) => {
      const ranges = subnets.map(({ cidr }) => cidrRange(cidr));
      const others = reserved.map(cidrRange);
      ranges.forEach((range, index) => {
        expect([...ranges.slice(0, index), ...others].some((one) => overlaps(one, range))).toBe(
          false,
        );
      });
    }));

  test("has a subnet for each zone and tier once, or says that it has no room", () =>
    holds(({ letters }, { subnets, homeless }) => {
      const all = [...subnets, ...homeless].map(({ tier, zone }) => `${tier} ${zone}`);
      const wanted = ["public", "private", "isolated"].flatMap((tier) =>
        zonesOf(letters).map((zone) => `${tier} ${zone}`),
      );
      expect(all.sort()).toEqual(wanted.sort());
    }));

  test("makes subnets of a size that AWS takes, private ones the largest", () =>
    holds((_, { subnets }) => {
      const sizes = (tier: string) =>
        subnets.filter((one) => one.tier === tier).map(({ cidr }) => cidrRange(cidr).size);
      expect(Math.min(...subnets.map(({ cidr }) => cidrRange(cidr).size))).toBeGreaterThanOrEqual(
        16,
      );
      for (const size of sizes("private")) {
        for (const other of [...sizes("public"), ...sizes("isolated")]) {
          expect(size).toBeGreaterThan(other);
        }
      }
    }));

  test("has room for three zones in an unreserved VPC of /23 and larger", () =>
    holds((given) => {
      const { homeless } = plan({ ...given, letters: given.letters.slice(0, 3), reserved: [] });
      if (cidrRange(given.cidr).size >= sizeOf(23)) expect(homeless).toEqual([]);
    }));

  test("keeps every subnet where it is when a zone is appended", () =>
    holds(({ letters, ...given }, { subnets }) => {
      const before = plan({ ...given, letters: letters.slice(0, -1) });
      expect(subnets).toEqual(expect.arrayContaining([...before.subnets]));
    }));

  test("keeps every subnet where it is when a range is reserved that touches none", () =>
    holds((given, after) => {
      const last = given.reserved.at(-1);
      const before = plan({ ...given, reserved: given.reserved.slice(0, -1) });
      const touches = (cidr: string) => last && overlaps(cidrRange(cidr), cidrRange(last));
      if (!before.subnets.some(({ cidr }) => touches(cidr))) expect(after).toEqual(before);
    }));
});

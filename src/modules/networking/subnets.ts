import { type AddressRange, cidrRange, cut, formatCidr, overlaps } from "../../cidr";
import { type NetworkingConfig, TIERS, type Tier } from "./config";

export interface PlannedSubnet {
  readonly tier: Tier;
  readonly zone: string;
  readonly cidr: string;
}

export interface SubnetPlan {
  /** Public, private, isolated; in each the zones in their order. */
  readonly subnets: readonly PlannedSubnet[];
  /** What the VPC has no room for. */
  readonly homeless: readonly Omit<PlannedSubnet, "cidr">[];
}

export type SubnetPlanInput = Pick<NetworkingConfig, "cidr" | "zones" | "subnets" | "reserved">;

/** AWS makes no subnet smaller than /28, and no load balancer in one smaller than /27. */
export const SMALLEST_SUBNET = 16;
export const SMALLEST_FOR_LOAD_BALANCER = 32;

/**
 * Gives every tier a subnet in every zone. Subnets cannot move later, so the layout depends on
 * nothing but the VPC's size, and always has the same places:
 *
 * - The first half is private (each task takes an address there), the third quarter public, the
 *   last isolated. Each of the three is cut into equal slots: eight, which is more than any region
 *   has zones, in a VPC of /22 and larger; four in /23, two in /24 and /25, one in /26.
 * - A zone's slot is chosen by its letter: `a` takes the first. So zones that come, go or change
 *   places leave the others where they are.
 * - Where a reserved range or a subnet given by hand lies in that slot, the subnet takes the last
 *   free slot of the tier instead, or the last free block of that size in the VPC.
 *
 * Ranges that are given for a tier are used as they are, one a zone.
 */
export function planSubnets(input: SubnetPlanInput): SubnetPlan {
  const given = TIERS.flatMap((tier) => givenFor(input, tier));
  const taken = [...input.reserved, ...given.map(({ cidr }) => cidr)].map(cidrRange);
  const planned: PlannedSubnet[] = [];
  const homeless: Omit<PlannedSubnet, "cidr">[] = [];
  const layout = layOut(cidrRange(input.cidr));

  for (const zone of input.zones.value) {
    for (const tier of TIERS.filter((tier) => !input.subnets?.[tier])) {
      const range = layout(tier, zone).find((place) => !taken.some((one) => overlaps(one, place)));
      if (range) {
        taken.push(range);
        planned.push({ tier, zone, cidr: formatCidr(range) });
      } else {
        homeless.push({ tier, zone });
      }
    }
  }
  const all = [...given, ...planned];
  return { subnets: TIERS.flatMap((tier) => all.filter((one) => one.tier === tier)), homeless };
}

/** Returns, for a tier and a zone, the places to try, best first. */
function layOut(vpc: AddressRange): (tier: Tier, zone: string) => readonly AddressRange[] {
  const slots = slotsIn(vpc);
  const [first, second, third, fourth] = cut(vpc, vpc.size / 4);
  if (!first || !second || !third || !fourth) return () => [];
  const areas = {
    private: { first: first.first, size: vpc.size / 2 },
    public: third,
    isolated: fourth,
  };
  return (tier, zone) => {
    const size = areas[tier].size / slots;
    if (size < SMALLEST_SUBNET) return [];
    const own = cut(areas[tier], size);
    const home = own[placeOf(zone) % slots];
    return [...(home ? [home] : []), ...own.toReversed(), ...cut(vpc, size).toReversed()];
  };
}

function slotsIn(vpc: AddressRange): number {
  const quarter = vpc.size / 4;
  const roomy = [8, 4, 2].find((slots) => quarter / slots >= SMALLEST_FOR_LOAD_BALANCER);
  return roomy ?? (quarter / 2 >= SMALLEST_SUBNET ? 2 : 1);
}

/** `eu-west-1a` is 0. */
const placeOf = (zone: string): number => zone.charCodeAt(zone.length - 1) - "a".charCodeAt(0);

function givenFor(input: SubnetPlanInput, tier: Tier): PlannedSubnet[] {
  const ranges = input.subnets?.[tier] ?? [];
  return input.zones.value.flatMap((zone, index) => {
    const cidr = ranges[index];
    return cidr === undefined ? [] : [{ tier, zone, cidr }];
  });
}

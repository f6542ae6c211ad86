import { cidrRange, contains, overlaps, sizeOf } from "../../cidr";
import { type NetworkingConfig, TIERS } from "../../modules/networking/config";
import { planSubnets, SMALLEST_FOR_LOAD_BALANCER } from "../../modules/networking/subnets";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";

/** What AWS takes for a VPC and for a subnet, as the numbers behind the slash. */
const LARGEST = 16;
const SMALLEST = 28;

export const vpcHasASizeThatAwsTakes: Check = ({ environment: { networking } }) =>
  takesSize(networking.cidr)
    ? []
    : [
        {
          path: "networking.cidr",
          message: "is not of a size that AWS takes for a VPC",
          found: show(networking.cidr),
          write: "a range from /16 to /28; /16 leaves room for everything",
        },
      ];

/** AWS, "VPC CIDR blocks": a network of its own has none of these. */
const RESERVED = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"];

export const vpcIsNotReserved: Check = ({ environment: { networking } }) =>
  RESERVED.filter((range) => contains(cidrRange(range), cidrRange(networking.cidr))).map(
    (range) => ({
      path: "networking.cidr",
      message: `lies in ${range}, which has a meaning of its own and which AWS refuses`,
      found: show(networking.cidr),
      write: "a private range, such as `10.0.0.0/16`",
    }),
  );

export const givenSubnetsFitTheVpc: Check = ({ environment: { networking } }) =>
  given(networking).flatMap(({ path, cidr }, index, all) => {
    const range = cidrRange(cidr);
    const problem = (message: string, write: string) => [
      { path, message, found: show(cidr), write },
    ];
    if (!contains(cidrRange(networking.cidr), range)) {
      return problem("lies outside the VPC", `a range inside ${networking.cidr}`);
    }
    if (!takesSize(cidr)) {
      return problem("is not of a size that AWS takes for a subnet", "a range from /16 to /28");
    }
    const earlier = all.slice(0, index).find((other) => overlaps(cidrRange(other.cidr), range));
    return earlier
      ? problem(`overlaps ${earlier.path}`, `a range that is clear of ${earlier.cidr}`)
      : [];
  });

export const everyZoneHasOneGivenSubnet: Check = ({ environment: { networking } }) =>
  TIERS.flatMap((tier) => {
    const ranges = networking.subnets?.[tier];
    const zones = networking.zones.value;
    if (ranges === undefined || ranges.length === zones.length) return [];
    return [
      {
        path: `networking.subnets.${tier}`,
        message: `has ${count(ranges.length, "range")} for ${count(zones.length, "zone")}`,
        found: show(ranges),
        write: `one range each for ${zones.join(", ")}, in this order`,
      },
    ];
  });

export const plannedSubnetsHaveRoom: Check = ({ environment: { networking } }) => {
  const { homeless } = planSubnets(networking);
  if (!takesSize(networking.cidr) || homeless.length === 0) return [];
  const tiers = [...new Set(homeless.map(({ tier }) => tier))];
  return [
    {
      path: "networking.cidr",
      message: `has too little room for ${homeless.map(nameOf).join(", ")}`,
      found: show(networking.cidr),
      write: `a larger range (/23 takes four zones, /22 all there are), less in \`networking.reserved\`, or ranges one by one in ${tiers.map((tier) => `\`networking.subnets.${tier}\``).join(", ")}`,
    },
  ];
};

/** As the subnet's address has it: `private-a`. */
const nameOf = ({ tier, zone }: { tier: string; zone: string }): string =>
  `${tier}-${zone.slice(-1)}`;

/** AWS refuses a load balancer in a subnet smaller than /27. */
export const loadBalancersHaveLargeSubnets: Check = ({ environment }) => {
  const { subnets } = planSubnets(environment.networking);
  return Object.entries(environment.loadBalancers).flatMap(([name, { scheme }]): Problem[] => {
    const tier = scheme === "internal" ? "private" : "public";
    const small = subnets.find(
      (subnet) => subnet.tier === tier && cidrRange(subnet.cidr).size < SMALLEST_FOR_LOAD_BALANCER,
    );
    if (!small) return [];
    return [
      {
        path: `loadBalancers.${name}`,
        message: `stands in the ${tier} subnet of ${small.zone}, which is smaller than the /27 that AWS wants`,
        found: show(small.cidr),
        write: `a \`networking.cidr\` of /24 or larger, or larger ranges in \`networking.subnets.${tier}\``,
      },
    ];
  });
};

export const peersHaveOtherRanges: Check = ({ environment: { networking } }) =>
  Object.entries(networking.peers)
    .filter(([, cidr]) => overlaps(cidrRange(cidr), cidrRange(networking.cidr)))
    .map(([name, cidr]) => ({
      path: "networking.cidr",
      message: `overlaps networking.peers.${name} (${cidr}), and AWS does not route between equal addresses`,
      found: show(networking.cidr),
      write: "a range that no peer has",
    }));

export const reservedRangesLieInTheVpc: Check = ({ environment: { networking } }) =>
  networking.reserved.flatMap((cidr, index) =>
    overlaps(cidrRange(cidr), cidrRange(networking.cidr))
      ? []
      : [
          {
            path: `networking.reserved.${index}`,
            message: "lies outside the VPC, so it keeps nothing free",
            found: show(cidr),
            write: `a range inside ${networking.cidr}, or nothing`,
          },
        ],
  );

function takesSize(cidr: string): boolean {
  const { size } = cidrRange(cidr);
  return size <= sizeOf(LARGEST) && size >= sizeOf(SMALLEST);
}

const given = ({ subnets }: NetworkingConfig) =>
  TIERS.flatMap((tier) =>
    (subnets?.[tier] ?? []).map((cidr, index) => ({
      path: `networking.subnets.${tier}.${index}`,
      cidr,
    })),
  );

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;

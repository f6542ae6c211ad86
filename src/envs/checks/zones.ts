import { type Problem, show } from "../../problem";
import type { Check } from "../check";

export const zonesLieInTheRegion: Check = ({ environment: { networking, region } }) =>
  networking.zones.value
    .filter((zone) => zone.slice(0, -1) !== region)
    .map((zone) => ({
      path: "networking.zones",
      message: `names a zone of another region than ${region}`,
      found: show(zone),
      write: `a zone of ${region}, such as ${show(freeZone(region, zone, networking.zones.value))}`,
    }));

/** The zone with the same letter, unless the list has it already. */
const freeZone = (region: string, zone: string, given: readonly string[]): string =>
  [...`${zone.slice(-1)}abcdef`]
    .map((letter) => `${region}${letter}`)
    .find((candidate) => !given.includes(candidate)) ?? region;

/** AWS makes a load balancer, and the subnet group of any database, in two zones at least. */
export const twoZonesWhereAwsWantsThem: Check = ({ environment }): Problem[] => {
  const { networking, loadBalancers, databases, region } = environment;
  const [zone, ...others] = networking.zones.value;
  const needy = [
    ...Object.keys(loadBalancers).map((name) => `loadBalancers.${name}`),
    ...Object.keys(databases).map((name) => `databases.${name}`),
  ];
  if (zone === undefined || others.length > 0 || needy.length === 0) return [];
  const second = `${region}${zone.endsWith("a") ? "b" : "a"}`;
  return [
    {
      path: "networking.zones",
      message: `has one zone, and AWS makes ${needy.join(", ")} in two at least`,
      found: show(networking.zones.value),
      write: `a second zone, such as ${show([zone, second])}`,
    },
  ];
};

import type { Group } from "./groups";
import type { ConnectedEnvironment } from "./input";
import { type Party, parties } from "./parties";

/** One security group for each thing that connections can lead to or come from. */
export const planGroups = (environment: ConnectedEnvironment): Group[] =>
  parties
    .flatMap((party) => groupsOf(party, Object.keys(environment[party.field])))
    .sort((one, other) => (one.name < other.name ? -1 : 1));

function groupsOf({ noun, groupOf }: Party, names: readonly string[]): Group[] {
  if (groupOf === undefined) return [];
  const kind = noun.charAt(0).toUpperCase() + noun.slice(1);
  return names.map((name) => ({ name: groupOf(name), description: `${kind} ${name}` }));
}

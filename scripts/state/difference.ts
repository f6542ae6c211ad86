import { entriesOf, type StateDocument, type StateEntry } from "./document";

/** What Terraform would know differently after going from one state to another. */
export interface StateDifference {
  /** Known now and no longer then: AWS keeps them, and no plan would speak of them. */
  readonly forgotten: readonly string[];
  /** Known again. */
  readonly known: readonly string[];
  /** Known to both, with other values. */
  readonly changed: readonly string[];
}

/** By address; an address with another id is two things, not a change. */
export function difference(now: StateDocument | undefined, then: StateDocument): StateDifference {
  const before = byAddress(now ? entriesOf(now) : []);
  const after = byAddress(entriesOf(then));
  const both = [...after.keys()].filter((address) => before.has(address));
  return {
    forgotten: [...before.keys()].filter((address) => !after.has(address)),
    known: [...after.keys()].filter((address) => !before.has(address)),
    changed: both.filter((address) => text(before.get(address)) !== text(after.get(address))),
  };
}

/** Lines for people; never a value, since a state holds settings. */
export function differenceInWords({ forgotten, known, changed }: StateDifference): string[] {
  return [
    ...block("Terraform forgets, and AWS keeps:", forgotten),
    ...block("Terraform knows again:", known),
    ...block("Terraform takes for what it was then:", changed),
  ];
}

const block = (title: string, addresses: readonly string[]): string[] =>
  addresses.length === 0 ? [] : [`  ${title}`, ...addresses.map((address) => `    ${address}`)];

const byAddress = (entries: readonly StateEntry[]): ReadonlyMap<string, StateEntry> =>
  new Map(entries.map((entry) => [entry.address, entry]));

const text = (entry: StateEntry | undefined): string => JSON.stringify(entry?.attributes);

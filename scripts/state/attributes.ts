import type { StateEntry } from "./document";

/** A text among the attributes of something in a state; empty where there is none. */
export const textOf = ({ attributes }: StateEntry, name: string): string => {
  const value = attributes[name];
  return typeof value === "string" ? value : "";
};

export const numberOf = ({ attributes }: StateEntry, name: string): number =>
  Number(attributes[name] ?? 0);

/** Everything of one type. */
export const ofType = (entries: readonly StateEntry[], type: string): StateEntry[] =>
  entries.filter((entry) => entry.type === type);

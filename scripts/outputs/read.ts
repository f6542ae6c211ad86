import { requireState } from "../state/condition";
import type { StatePlace } from "../state/place";

/** One output of a stack, as its state has it. */
export interface Output {
  readonly value: unknown;
  readonly sensitive: boolean;
}

/** What a stack tells, by name; undefined when it is not deployed. */
export async function outputsOf(
  place: StatePlace,
): Promise<Readonly<Record<string, Output>> | undefined> {
  const state = await requireState(place);
  if (!state || state.document.resources.length === 0) return undefined;
  const outputs = (state.document.outputs ?? {}) as Readonly<
    Record<string, { readonly value: unknown; readonly sensitive?: boolean }>
  >;
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value, sensitive = false }]) => [
      name,
      { value: sensitive ? undefined : value, sensitive },
    ]),
  );
}

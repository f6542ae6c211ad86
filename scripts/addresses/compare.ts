import type { Arguments, Resources, StackResources } from "./stack-resources";
import { typeOf } from "./stack-resources";
import { STATEFUL_TYPES } from "./stateful-types";

/** One thing that a stack does to what the committed list says. */
export type Difference =
  | { readonly kind: "added" | "removed" | "destroyed"; readonly address: string }
  | { readonly kind: "renamed"; readonly address: string; readonly to: string }
  | {
      readonly kind: "replaced";
      readonly address: string;
      readonly argument: string;
      readonly before: unknown;
      readonly after: unknown;
    };

/** Whether something that keeps data, or an address that others know, would be lost. */
export const isLoss = ({ kind }: Difference): boolean =>
  kind === "destroyed" || kind === "replaced";

/** What a stack would do to the resources on its committed list; losses first. */
export function compare(listed: Resources, { resources, moved }: StackResources): Difference[] {
  const renamed = [...listed.keys()].flatMap((address): Difference[] => {
    const to = moved.get(address);
    return to === undefined ? [] : [{ kind: "renamed", address, to }];
  });
  const expected = new Map(
    [...listed].map(([address, given]) => [moved.get(address) ?? address, given]),
  );
  const differences = [
    ...renamed,
    ...[...expected].flatMap(([address, given]) => fate(address, given, resources.get(address))),
    ...[...resources.keys()]
      .filter((address) => !expected.has(address))
      .map((address): Difference => ({ kind: "added", address })),
  ];
  return [...differences.filter(isLoss), ...differences.filter((one) => !isLoss(one))];
}

function fate(address: string, before: Arguments, after: Arguments | undefined): Difference[] {
  if (after === undefined) {
    return [
      { kind: Object.hasOwn(STATEFUL_TYPES, typeOf(address)) ? "destroyed" : "removed", address },
    ];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((argument) => ({
      kind: "replaced",
      address,
      argument,
      before: before[argument],
      after: after[argument],
    }));
}

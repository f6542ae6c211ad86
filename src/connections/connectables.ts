import { type ConnectedEnvironment, own } from "./input";
import { connectableKinds } from "./kinds";
import type { Caller, Connectable } from "./kinds/kind";

/** What a key of `connections` means; nothing when it is declared nowhere. */
export function connectableNamed(
  environment: ConnectedEnvironment,
  name: string,
): Connectable | undefined {
  const kind = connectableKinds.find(({ field }) => own<object>(environment[field], name));
  return kind?.find(environment, name);
}

/** Every key that a workload could write into its `connections`. */
export const connectableFrom = (environment: ConnectedEnvironment, caller: Caller): string[] =>
  connectableKinds.flatMap((kind) =>
    Object.keys(environment[kind.field]).filter((name) => {
      const found = kind.find(environment, name);
      return found !== undefined && found.refuses?.(caller) === undefined;
    }),
  );

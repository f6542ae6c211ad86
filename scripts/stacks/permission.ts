import type { Stack } from "./stack";

/** Whether a stack may be destroyed, as its configuration says. */
export interface Permission {
  readonly lifecycle: "disposable" | "durable";
  /** Why a durable one may go; undefined where it may not. */
  readonly reason: string | undefined;
}

/** What a stack that says nothing keeps is not known, so it counts as durable. */
export function permissionOf({ configuration }: Pick<Stack, "configuration">): Permission {
  const value = (name: string) => configuration.output?.[name]?.value;
  const reason = value("allow_destroy");
  return {
    lifecycle: value("lifecycle") === "disposable" ? "disposable" : "durable",
    reason: typeof reason === "string" ? reason : undefined,
  };
}

import type { Values } from "./values";

/** What a plan does to one object. `none`: nothing, or it is only moved or imported. */
export type Action = "create" | "update" | "replace" | "destroy" | "forget" | "none";

/** Before the plan is applied, and after. */
export type Side = "before" | "after";

/** One managed object of a plan. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  /** The Terraform module that it is in: `module.network`; empty for the root module. */
  readonly module: string;
  readonly action: Action;
  /** Of a replacement: whether the new one is there before the old one goes. */
  readonly createdFirst: boolean;
  /** Of a replacement: whether the old one stays in AWS, and Terraform forgets it. */
  readonly leavesOld: boolean;
  /** An object that an earlier, interrupted replacement left behind. */
  readonly deposed: boolean;
  /** Why, where Terraform says: `replace_because_tainted`. */
  readonly reason: string | undefined;
  readonly before: Values | undefined;
  /** Without what is only known after apply. */
  readonly after: Values | undefined;
  /** Has `true` where something is only known after apply. */
  readonly unknown: unknown;
  /** Have `true` where something is secret. */
  readonly secret: Readonly<Record<Side, unknown>>;
  /** The arguments that force a replacement, as paths. */
  readonly forcedBy: readonly (readonly (string | number)[])[];
  readonly movedFrom: string | undefined;
  readonly importedAs: string | undefined;
}

/** Whether applying the plan leaves the object in AWS. */
export const stays = ({ action }: Resource): boolean => action !== "destroy";

/** Whether the object is another one afterwards, or none. */
export const goes = ({ action }: Resource): boolean => action === "destroy" || action === "replace";

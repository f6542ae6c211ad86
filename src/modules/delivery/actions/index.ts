import type { Grant, TypeActions } from "./grant";
import { observation } from "./observation";

export type { Grant, TypeActions } from "./grant";
export type { Names } from "./names";

/** What Terraform calls for each type of resource that is synthesized, by the type's name. */
export const actionsByType: Readonly<Record<string, TypeActions>> = { ...observation };

/** What each command calls itself, beside what Terraform does for it, by the command's words. */
export const actionsByCommand: Readonly<Record<string, readonly Grant[]>> = {};

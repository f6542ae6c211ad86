import type { Fields } from "./syntax";

/** Why a statement needs a second thought. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
}

/** What is said of a statement of a certain kind; nothing when it disturbs nobody. */
export type Rule = (fields: Fields) => Finding | Finding[] | undefined;

export const finding = (rule: string, message: string): Finding => ({ rule, message });

export const locked = (message: string): Finding => finding("table-locked", message);

export const rewritten = locked("locks the table for as long as it takes to write it anew");

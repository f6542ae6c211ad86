import type { Severity } from "../../findings/finding";
import { listOf, textOf } from "../../model/values";

/** A field that puts something within reach of the internet. */
export interface PublicSwitch {
  readonly types: RegExp;
  readonly path: readonly string[];
  readonly open: (value: unknown) => boolean;
  /** What it is then, as the rest of a sentence. */
  readonly what: string;
  readonly why: string;
  readonly severity: Severity;
  /** @default as `severity`: of something new, which nobody reached before */
  readonly whenNew?: Severity;
  /** Whether what is absent is open: the provider's default. */
  readonly openByDefault?: boolean;
}

export const isFalse = (value: unknown): boolean => value === false || value === "false";
export const word =
  (...some: readonly string[]) =>
  (value: unknown) =>
    some.includes(textOf(value) ?? "");
export const includes = (wanted: RegExp) => (value: unknown) =>
  listOf(value).some((one) => typeof one === "string" && wanted.test(one));
export const PASSWORD =
  "Anyone can try passwords and holes in it; only the security groups are left.";
export const EVERYONE = "Whoever knows the address gets an answer.";
export const SNAPSHOT = "Anyone with an AWS account can make a copy and read all of it.";

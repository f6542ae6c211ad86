import { isNothing, isTrue, numberOf, textOf } from "../../model/values";
import type { Strength } from "./protecting";

/** A switch; what names something is on. */
export const on: Strength = (value) =>
  isTrue(value) ? 1 : value === false || value === "false" || isNothing(value) ? 0 : 1;
/** Where the field leaves something open. */
export const off: Strength = (value) => 1 - (on(value) ?? 0);
/** Absent and set. */
export const set: Strength = (value) => (isNothing(value) ? 0 : 1);
/** The more, the better. */
export const amount: Strength = (value) => numberOf(value) ?? 0;
/** A word of these, the best last; any other says nothing. */
export const words =
  (...ranking: readonly string[]): Strength =>
  (value) => {
    const rank = ranking.indexOf((textOf(value) ?? "").toUpperCase());
    return rank < 0 ? undefined : rank;
  };
/** How many there are in a list. */
export const length: Strength = (value) => (Array.isArray(value) ? value.length : set(value));

/** The year or the TLS version in the name of a policy: `TLSv1.2_2021`, `ELBSecurityPolicy-TLS13-1-2-2021-06`. */
export const tls: Strength = (value) => {
  const text = textOf(value);
  if (text === undefined) return undefined;
  if (/TLS13-1-3/.test(text)) return 14;
  const year = /^TransferSecurityPolicy-(?:FIPS-|PQ-SSH-)?(\d{4})/.exec(text)?.[1];
  if (year !== undefined) return Number(year);
  const [, major, minor] = /(?:TLS(?:v|-|13-|_)?|-FS-)(1)[._-]([0-3])/i.exec(text) ?? [];
  if (major !== undefined && minor !== undefined) return 10 + Number(minor);
  return /2016-08|2015|FS-2018|SSLv3|TLSv1(_2016)?$|TLS_1_0/.test(text) ? 10 : undefined;
};

/** How objects are encrypted. */
export const sse: Strength = words("AES256", "AWS:KMS", "AWS:KMS:DSSE");

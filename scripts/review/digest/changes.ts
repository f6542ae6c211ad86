import { isSecretName } from "../model/secrets";
import { isNothing, isValues, same } from "../model/values";
import type { Hiding } from "./hiding";
import { isStored } from "./references";

/** One value that changes: where, from what and to what. */
export type Change = readonly [path: string, before: unknown, after: unknown];

/** The two sides of something that a plan changes, with Terraform's marks. */
export interface Sides {
  readonly before: unknown;
  readonly after: unknown;
  readonly secret: { readonly before: unknown; readonly after: unknown };
  /** `true` where it is only known after apply. */
  readonly unknown: unknown;
}

/** In the place of a secret that changes, and of what nobody knows yet. */
const SECRET = { secret: "changes" };
const UNKNOWN = { unknown: true };

/** Every single value that differs before and after, in the order of the paths; documents of JSON are looked into. */
export function changesOf(sides: Sides, hiding: Hiding): Change[] {
  const found: Change[] = [];
  walk([], sides);
  return found;

  function walk(
    path: readonly (string | number)[],
    { before, after, secret, ...sides }: Sides,
  ): void {
    const unknown = isNothing(sides.unknown) || sides.unknown === false ? undefined : sides.unknown;
    if (unknown === true) {
      found.push([JSON.stringify(path), null, UNKNOWN]);
      return;
    }
    if (unknown === undefined && alike(before, after, path.length > 1)) return;
    if (unknown === undefined && hiding.isReleased(before, after)) return;
    if (secret.before === true || secret.after === true || hiding.isSecret(path, before, after)) {
      found.push([JSON.stringify(path), null, SECRET]);
      return;
    }
    const was = opened(before);
    const is = opened(after);
    if (!isContainer(was) && !isContainer(is) && !isContainer(unknown)) {
      const [old, now] = [was, is].map((one) => hiding.hide(one ?? null, path));
      found.push([JSON.stringify(path), old, now]);
      return;
    }
    for (const step of stepsOf(was, is, unknown)) {
      const named = step === "value" && (isSecretlyNamed(was) || isSecretlyNamed(is));
      walk([...path, step], {
        before: at(was, step),
        after: at(is, step),
        secret: {
          before: named || at(secret.before, step),
          after: named || at(secret.after, step),
        },
        unknown: at(unknown, step),
      });
    }
    // One of the two is no list and no block: a text that became a document, or the other way round.
    for (const [one, other] of [
      [was, is],
      [is, was],
    ])
      if (!isContainer(one) && isContainer(other) && !isNothing(one))
        found.push([JSON.stringify(path), "was or is", hiding.hide(one)]);
  }
}

/** A variable of a container: `{ "name": "DB_PASSWORD", "value": … }`. */
const isSecretlyNamed = (value: unknown): boolean =>
  isValues(value) && typeof value.name === "string" && isSecretName(value.name) && !isStored(value);

/**
 * What is absent, null or empty is the same to AWS, and the provider reads now one, now the other; inside of blocks it
 * does so with zero and false too: a rule of a network ACL has no `icmp_code` when it is made, and 0 when it is read.
 */
const alike = (one: unknown, other: unknown, inBlock: boolean): boolean =>
  same(one, other) || (isUnset(one, inBlock) && isUnset(other, inBlock));

const isUnset = (value: unknown, inBlock: boolean): boolean =>
  isNothing(value) || (inBlock && (value === 0 || value === false));

const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

/** A document as what it says: the order of its keys and its spaces mean nothing. */
function opened(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function stepsOf(...values: readonly unknown[]): (string | number)[] {
  const lists = values.filter((one) => Array.isArray(one));
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const names = new Set(values.flatMap((one) => (isValues(one) ? Object.keys(one) : [])));
  return [...Array.from({ length: longest }, (_, index) => index), ...[...names].sort()];
}

function at(value: unknown, step: string | number): unknown {
  if (value === true) return true;
  if (!isContainer(value) || Array.isArray(value) !== (typeof step === "number")) return undefined;
  return Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
}

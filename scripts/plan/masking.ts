import { isValues } from "../review/model/values";
import { isPlainWord } from "./plain-words";

/** Shorter ones are words such as `id`, which stand in names by themselves. */
const LEAST = 4;

/**
 * Puts tokens in the place of secrets: the same one wherever a plan has the same value, so that what changes is still
 * seen to change, and what is named to be named. First {@link learn} all of a plan, then {@link mask} it.
 */
export class Masking {
  private readonly tokens = new Map<string, string>();
  /** What is looked for where nothing is marked. */
  private readonly learned = new Set<string>();
  /** By their first characters, the longest first: looking for thousands of them costs no more than for one. */
  private byStart: Map<string, string[]> | undefined;

  /** Takes in what Terraform marks: `mark` is `true`, or has the shape of the value. */
  learn(value: unknown, mark: unknown): void {
    this.byStart = undefined;
    if (mark === true) this.learnAll(value);
    else if (Array.isArray(mark) && Array.isArray(value))
      for (const [index, one] of mark.entries()) this.learn(value[index], one);
    else if (isValues(mark) && isValues(value))
      for (const [name, one] of Object.entries(mark)) this.learn(value[name], one);
  }

  private learnAll(value: unknown): void {
    if (typeof value === "number") this.learned.add(String(value));
    else if (typeof value === "string" && !isPolicy(value)) this.learned.add(value);
    else if (typeof value === "object" && value !== null)
      for (const one of Object.values(value)) this.learnAll(one);
  }

  /** A copy of a value without secrets: what is marked, and what repeats it without a mark. */
  mask(value: unknown, mark?: unknown): unknown {
    if (typeof value === "string")
      return mark === true && value !== "" && !isPolicy(value)
        ? this.tokenOf(value)
        : this.text(value);
    if (typeof value === "number") return mark === true ? this.tokenOf(String(value)) : value;
    if (Array.isArray(value)) return value.map((one, index) => this.mask(one, at(mark, index)));
    if (!isValues(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, this.mask(one, at(mark, name))]),
    );
  }

  private tokenOf(secret: string): string {
    const known = this.tokens.get(secret);
    if (known !== undefined) return known;
    const token = `(sensitive ${this.tokens.size + 1})`;
    this.tokens.set(secret, token);
    return token;
  }

  private text(text: string): string {
    const byStart = this.index();
    if (byStart.size === 0) return text;
    // A token in the place of a number would leave no JSON.
    const skips = /^[[{]/.test(text) ? isDigits : () => false;
    let masked = "";
    let kept = 0;
    for (let from = 0; from + LEAST <= text.length; from++) {
      const found = byStart
        .get(text.slice(from, from + LEAST))
        ?.find((secret) => text.startsWith(secret, from) && !skips(secret));
      if (found === undefined) continue;
      masked += text.slice(kept, from) + this.tokenOf(found);
      kept = from + found.length;
      from = kept - 1;
    }
    return masked + text.slice(kept);
  }

  private index(): Map<string, string[]> {
    if (this.byStart) return this.byStart;
    const found = new Map<string, string[]>();
    const long = [...this.learned].filter((text) => text.length >= LEAST && !isPlainWord(text));
    for (const text of long.sort((one, other) => other.length - one.length)) {
      const start = text.slice(0, LEAST);
      found.set(start, [...(found.get(start) ?? []), text]);
    }
    this.byStart = found;
    return found;
  }
}

const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** What a policy allows is what a review is about, whoever marked it as secret. */
const isPolicy = (text: string): boolean => text.startsWith("{") && /"Statement"\s*:/.test(text);

const at = (mark: unknown, step: string | number): unknown =>
  mark === true || typeof mark !== "object" || mark === null
    ? mark === true
    : (mark as Record<string | number, unknown>)[step];

import { markedIn } from "../../plan/marked";
import { Masking } from "../../plan/masking";
import type { Plan } from "../model/plan";
import { isSecretName, MASK, withoutCredentials } from "../model/secrets";

/** Names for what holds other values, of which most are no secrets: those are told apart by their own names. */
const HOLDERS = /^(container_definitions|environment|variables)$/i;

/** Too long to be guessed, as a checksum is, though it looks like a credential. */
const LONG_WORD = /[\w+/=-]{32,}/g;

/** Keeps what could be guessed out of what a hash is made of. */
export class Hiding {
  private readonly masking = new Masking();
  /** What was hidden before: most texts of a plan stand in it many times. */
  private readonly known = new Map<string, unknown>();

  constructor({ json }: Plan) {
    for (const [value, mark] of markedIn(json)) this.masking.learn(value, mark);
  }

  /** Whether the name of an argument says that its value is a secret. */
  isSecret(path: readonly (string | number)[]): boolean {
    const name = path.at(-1);
    return typeof name === "string" && isSecretName(name) && !HOLDERS.test(name);
  }

  /** A single value without secrets. Long random words stay: the checksum of a program's code is one. */
  hide(value: unknown): unknown {
    if (typeof value !== "string") return value;
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const hidden = this.hideText(value);
    this.known.set(value, hidden);
    return hidden;
  }

  private hideText(text: string): unknown {
    const unmarked = String(this.masking.mask(text)).replaceAll(/\(sensitive \d+\)/g, MASK);
    const hidden = withoutCredentials(unmarked);
    if (hidden === unmarked) return hidden;
    const words = unmarked.match(LONG_WORD) ?? [];
    return [hidden, ...words.filter((word) => !hidden.includes(word))];
  }
}

import { markedIn } from "../../plan/marked";
import { Masking } from "../../plan/masking";
import type { Plan } from "../model/plan";
import { isSecretName, MASK, withoutCredentials } from "../model/secrets";
import { isReference, placesIn } from "./references";
import { Releases } from "./releases";

/** Names for what holds other values, of which most are no secrets: those are told apart by their own names. */
const HOLDERS = /^(container_definitions|environment|variables)$/i;

/** A script is compared as what it says. What it says of secrets is hidden as in any text. */
const SCRIPTS = /^user_data(_base64)?$/i;

/** Too long to be guessed, as a checksum is, though it looks like a credential. */
const LONG_WORD = /[\w+/=-]{32,}/g;

type Path = readonly (string | number)[];

/** Keeps what could be guessed out of what a hash is made of. */
export class Hiding {
  private readonly masking = new Masking();
  /** What was hidden before: most texts of a plan stand in it many times. */
  private readonly known = new Map<string, unknown>();

  private readonly releases: Releases;

  constructor(plan: Plan) {
    for (const [value, mark] of markedIn(plan.json)) this.masking.learn(value, mark);
    this.releases = new Releases(plan);
  }

  /** Whether the name of an argument says that its value is a secret, and not where one is kept. */
  isSecret(path: Path, before: unknown, after: unknown): boolean {
    const name = path.at(-1);
    if (typeof name !== "string" || !isSecretName(name)) return false;
    return !HOLDERS.test(name) && !SCRIPTS.test(name) && !isReference(path, before, after);
  }

  /** Whether two values differ by what a release wrote and nothing else. */
  isReleased(before: unknown, after: unknown): boolean {
    if (typeof before !== "string" || typeof after !== "string") return false;
    return this.releases.settled(before) === this.releases.settled(after);
  }

  /** A single value without secrets. Long random words stay: the checksum of a program's code is one. */
  hide(value: unknown, path: Path = []): unknown {
    if (typeof value !== "string") return value;
    if (SCRIPTS.test(String(path.at(-1)))) return this.hideText(scriptIn(value));
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const hidden = this.hideText(String(this.releases.settled(value)));
    this.known.set(value, hidden);
    return hidden;
  }

  private hideText(text: string): unknown {
    const unmarked = String(this.masking.mask(text)).replaceAll(/\(sensitive \d+\)/g, MASK);
    const hidden = withoutCredentials(unmarked);
    if (hidden === unmarked) return hidden;
    const words = [...(unmarked.match(LONG_WORD) ?? []), ...placesIn(unmarked)];
    return [hidden, ...words.filter((word) => !hidden.includes(word))];
  }
}

/** Base64 as the text that it is of. */
function scriptIn(value: string): string {
  if (!/^[A-Za-z0-9+/\s]{8,}={0,2}\s*$/.test(value)) return value;
  const text = Buffer.from(value, "base64").toString("utf8");
  return /[\p{Cc}\uFFFD]/u.test(text.replaceAll(/\s/g, "")) ? value : text;
}

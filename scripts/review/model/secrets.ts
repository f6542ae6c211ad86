import { isPlainWord } from "../../plan/plain-words";
import { isValues } from "./values";

/** What stands in place of a value that Terraform marks as secret, or that looks like one. */
export const MASK = "(sensitive)";

/** Shorter ones are words such as `admin`, which stand in addresses and sentences by themselves. */
const LEAST = 4;

/** In whole sentences only what is too long to be a word of ours. */
const LEAST_IN_SENTENCES = 8;

/** Names of arguments whose values are never shown, whatever they look like. */
const SECRET_NAME =
  /pass(word|wd|phrase)|secret|token|private_?key|api_?key|access_?key|credential|auth_?key|user_data|container_definitions|connection_?string|certificate_body|(^|_)key_material|(^|_)environment$|^variables$/i;

/** Formats of credentials that name themselves. */
const PATTERNS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{8,}|sk_(?:live|test)_\w{10,}|sk-[\w-]{20,}|npm_\w{20,}|AIza[\w-]{30,}|hvs\.[\w-]{16,}|SG\.[\w-]{16,}\.[\w-]{16,})/g,
  /(?<=:\/\/[^\s:/@]*:)[^\s@/]+(?=@)/g,
  /\b(?:dop_v1_\w{20,}|xapp-[\w-]{10,}|pypi-[\w-]{16,}|[rw]k_(?:live|test)_\w{10,}|whsec_\w{16,}|shp(?:at|ss|ca|pa)_\w{20,}|AGE-SECRET-KEY-\w+)/g,
  /(?<=hooks\.slack\.com\/services\/)[\w/]+/g,
  // With quotes or without, as JSON, YAML, of a shell or of a query: what is before the name does not matter.
  /(?<=(?:password|passwd|pwd|secret|token|(?:api|access|account|private|shared)_?key)\\?["']?\s*[=:]\s*\\?["']?)[^\s"'\\,;&(]{4,}/gi,
  /(?<=--?(?:password|passwd|secret|token|api-?key)[ =])[^\s"']{4,}/gi,
  /(?<=[?&;](?:sig|signature|x-amz-signature|x-amz-security-token)=)[^\s"'&]{8,}/gi,
  /(?<=\b(?:basic|bearer) )[\w+/=.~-]{8,}/gi,
  /(?<=\s(?:-u|--user)[ =]?[^\s:]{1,64}:)[^\s"']{4,}/g,
];

/** Names with such a word in them that say only which secret, how long or whether. */
const NO_SECRET =
  /^http_tokens$|_(arn|id|name|type|validity|length|days|version|enabled|required|policy|rotation)s?$/i;

export const isSecretName = (name: string): boolean =>
  SECRET_NAME.test(name) && !NO_SECRET.test(name);

/** Whether a single word is too random to be a name that somebody chose. */
function isRandom(word: string): boolean {
  if (word.length < 24 || !/^[\w+/=-]+$/.test(word)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(word)).length;
  return kinds === 3 && !/[-_/]/.test(word.slice(1, -1).replaceAll(/[-_/][A-Za-z]+/g, ""));
}

/** Takes what looks like a credential out of a text. */
export const withoutCredentials = (text: string): string =>
  PATTERNS.reduce((left, pattern) => left.replaceAll(pattern, MASK), text).replaceAll(
    /[\w+/=-]{24,}/g,
    (word) => (isRandom(word) ? MASK : word),
  );

/** The secrets of some plans, to keep them out of everything that is said. */
export class Secrets {
  /** By their first characters, so that looking for thousands of them costs no more than for one. */
  private readonly byStart = new Map<string, Set<string>>();
  private readonly firsts = new Set<number>();

  /** Takes in every text that Terraform marks: `mark` is `true`, or has the shape of the value. */
  add(value: unknown, mark: unknown): void {
    if (mark === true) this.addAll(value);
    else if (Array.isArray(mark) && Array.isArray(value))
      for (const [index, one] of mark.entries()) this.add(value[index], one);
    else if (isValues(mark) && isValues(value))
      for (const [name, one] of Object.entries(mark)) this.add(value[name], one);
  }

  private addAll(value: unknown): void {
    if (typeof value === "string") this.addText(value);
    else if (typeof value === "object" && value !== null)
      for (const one of Object.values(value)) this.addAll(one);
  }

  private addText(text: string): void {
    if (text.length < LEAST || isPlainWord(text)) return;
    const start = text.slice(0, LEAST);
    const known = this.byStart.get(start) ?? new Set();
    known.add(text);
    this.byStart.set(start, known);
    this.firsts.add(text.charCodeAt(0));
  }

  /** A value that is put into a sentence. */
  hide = (text: string): string => withoutCredentials(this.replace(text, LEAST));

  /** A whole sentence of ours, with values in it. */
  clean = (text: string): string => withoutCredentials(this.replace(text, LEAST_IN_SENTENCES));

  private replace(text: string, least: number): string {
    let result = "";
    let kept = 0;
    for (let index = 0; index + LEAST <= text.length; index++) {
      if (!this.firsts.has(text.charCodeAt(index))) continue;
      const found = this.at(text, index, least);
      if (found === undefined) continue;
      result += `${text.slice(kept, index)}${MASK}`;
      kept = index + found.length;
      index = kept - 1;
    }
    return kept === 0 ? text : result + text.slice(kept);
  }

  private at(text: string, index: number, least: number): string | undefined {
    const candidates = this.byStart.get(text.slice(index, index + LEAST));
    if (!candidates) return undefined;
    let best: string | undefined;
    for (const one of candidates)
      if (one.length >= least && one.length > (best?.length ?? 0) && text.startsWith(one, index))
        best = one;
    return best;
  }
}

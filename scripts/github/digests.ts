import { CommandError, exitCodes } from "../lib/errors.mjs";
import { read } from "./text";

/** What a review said would happen to an environment. */
export interface Reviewed {
  /** Of all that would change; the same change has the same. */
  readonly digest: string;
  /** Whether nothing would. */
  readonly empty: boolean;
}

const MARKER = /<!-- devops-platform review (\{[^\n]*?\}) -->/g;

/**
 * The digests at the end of a comment of `review`, by environment.
 * @returns undefined where there are none, or more than one list: then somebody wrote into the comment
 */
export function digestsIn(body: string): Readonly<Record<string, string>> | undefined {
  const found = [...body.matchAll(MARKER)];
  if (found.length !== 1) return undefined;
  try {
    const digests: unknown = JSON.parse(found[0]?.[1] ?? "");
    const valid = Object.values(Object(digests)).every(isDigest);
    return valid ? (digests as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

const isDigest = (value: unknown): boolean =>
  typeof value === "string" && /^[0-9a-f]{8,128}$/.test(value);

/** Reads files of `review --format json`, each of one or several environments. */
export function reviewsIn(files: readonly string[]): ReadonlyMap<string, Reviewed> {
  const found = new Map<string, Reviewed>();
  for (const file of files)
    for (const { name, digest, empty } of environmentsIn(file)) {
      if (name === undefined || !isDigest(digest) || digest === undefined) throw noReview(file);
      if (found.has(name) && found.get(name)?.digest !== digest)
        throw new CommandError(`two of these files review ${name}, and differ`, {
          hint: "Give one review an environment.",
          exitCode: exitCodes.usage,
        });
      found.set(name, { digest, empty: empty === true });
    }
  return found;
}

interface Environment {
  readonly name?: string;
  readonly digest?: string;
  readonly empty?: boolean;
}

function environmentsIn(file: string): readonly Environment[] {
  let content: unknown;
  try {
    content = JSON.parse(read(file));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw noReview(file);
  }
  const { environments } = Object(content) as { environments?: Environment[] };
  if (!Array.isArray(environments)) throw noReview(file);
  return environments.map((one) => Object(one) as Environment);
}

const noReview = (file: string) =>
  new CommandError(`${file} is no review with digests`, {
    hint: "devops-platform review <plan…> --format json --out review.json writes one.",
    exitCode: exitCodes.usage,
  });

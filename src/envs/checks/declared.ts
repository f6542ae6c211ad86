import { type Problem, show } from "../../problem";
import { oneOf } from "../../suggest";

/** A key that names something which has to be declared elsewhere. */
export interface Reference {
  /** Where the key is: `workloads.api.secrets.SESSION_KEY`. */
  readonly path: string;
  readonly key: string;
}

/** What can be named, and where it is declared. */
export interface Declared {
  /** Rest of the sentence: `is not a secret of this environment`. */
  readonly message: string;
  /** Where it would be declared: `secrets`. */
  readonly where: string;
  readonly known: Readonly<Record<string, unknown>>;
}

/** A problem for each key that nothing is declared for. */
export const undeclared = (
  references: readonly Reference[],
  { message, where, known }: Declared,
): Problem[] =>
  references
    .filter(({ key }) => !Object.hasOwn(known, key))
    .map(({ path, key }) => ({
      path,
      message,
      found: show(key),
      write: whatToWrite(key, Object.keys(known), where),
    }));

const whatToWrite = (key: string, known: readonly string[], where: string): string =>
  known.length === 0
    ? `it into \`${where}\` first, where there is nothing yet`
    : `${oneOf(key, known)}, or declare it in \`${where}\``;

/** One thing that is wrong with a configuration, in the words a person needs to mend it. */
export interface Problem {
  /** Where: `workloads.api.memoryMiB`. */
  readonly path: string;
  /** What is wrong, as the rest of a sentence that starts with the path: `is not sold with 256 CPU units`. */
  readonly message: string;
  /** What was found there, shortened; `nothing` when it is missing. */
  readonly found: string;
  /** What to write instead. */
  readonly write: string;
}

/** Shows a value the way a literal would, short enough for one line. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text =
    typeof value === "number" || typeof value === "bigint"
      ? `${value}`
      : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Sorts by path as a reader looks for it: `zones.2` before `zones.10`. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const order = new Intl.Collator("en", { numeric: true });
  return [...problems].sort(
    (a, b) => order.compare(a.path, b.path) || order.compare(a.message, b.message),
  );
}

/** Everything that is wrong with one configuration, at once. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(
    /** What was read: `environment dev`. */
    readonly subject: string,
    readonly problems: readonly Problem[],
  ) {
    super(
      [
        `${subject}: ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}`,
        ...problems.map(
          ({ path, message, found, write }) =>
            `  ${path} ${message}; found ${found}; write ${write}`,
        ),
      ].join("\n"),
    );
  }
}

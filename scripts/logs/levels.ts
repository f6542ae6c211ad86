/** Pino's levels, lowest first. */
const NUMBERS = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 } as const;

export type LevelName = keyof typeof NUMBERS;

const NAMES = Object.keys(NUMBERS) as LevelName[];

/** Other libraries' words for them. */
const SYNONYMS: Readonly<Record<string, LevelName>> = { warning: "warn", critical: "fatal" };

/** The level of a word or a number as loggers write it; one between two is the lower of them. */
export function levelNamed(value: unknown): LevelName | undefined {
  if (typeof value === "number") return NAMES.findLast((name) => NUMBERS[name] <= value);
  if (typeof value !== "string" || value === "") return undefined;
  if (/^\d+$/.test(value)) return levelNamed(Number(value));
  const word = value.toLowerCase();
  return NAMES.find((name) => name === word) ?? SYNONYMS[word];
}

/** Whether a line of a level is shown where only those from `least` are asked for. */
export const reaches = (level: LevelName | undefined, least: LevelName): boolean =>
  level !== undefined && NUMBERS[level] >= NUMBERS[least];

/**
 * The filter pattern of CloudWatch for a level and above, as pino, winston and zap spell them: what is
 * below stays in AWS, so that the few errors of an hour are one page and not a hundred.
 */
export function patternOf(least: LevelName): string {
  const words = [...NAMES, ...Object.keys(SYNONYMS)].filter((word) =>
    reaches(levelNamed(word), least),
  );
  const spelt = words.flatMap((word) => [word, word.toUpperCase(), capitalised(word)]);
  const conditions = [
    `($.level >= ${NUMBERS[least]})`,
    ...spelt.map((word) => `($.level = "${word}")`),
  ];
  return `{ ${conditions.join(" || ")} }`;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

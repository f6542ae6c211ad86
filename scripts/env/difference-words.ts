import type { Difference } from "./difference";

/** The names of the two environments that are compared. */
export interface Compared {
  readonly before: string;
  readonly after: string;
}

/**
 * Differences as a reviewer reads them, grouped by the part of the environment and, where the
 * part is a record of named things (`isKeyed`), by the thing: `database main: …`.
 */
export function inWords(
  differences: readonly Difference[],
  names: Compared,
  isKeyed: (part: string) => boolean,
): string {
  if (differences.length === 0) return `${names.before} and ${names.after} do not differ.`;
  const groups = new Map<string, string[]>();
  for (const difference of differences) {
    const keyed = isKeyed(difference.part) && difference.path.length > 0;
    const [thing = "", ...rest] = keyed ? difference.path : ["", ...difference.path];
    const group = keyed ? `${singular(words(difference.part))} ${thing}` : words(difference.part);
    const lines = groups.get(group) ?? [];
    groups.set(group, lines);
    lines.push(`${rest.join(".")} ${change(difference, names)}`.trim());
  }
  return [...groups].map(([group, lines]) => paragraph(group, lines)).join("\n");
}

function paragraph(group: string, lines: readonly string[]): string {
  return lines.length === 1
    ? `${group}: ${lines[0]}`
    : [`${group}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function change(difference: Difference, names: Compared): string {
  if (!("before" in difference)) return only(names.after, difference.after);
  if (!("after" in difference)) return only(names.before, difference.before);
  return `${shown(difference.before)} → ${shown(difference.after)}`;
}

function only(name: string, value: unknown): string {
  const detail = typeof value === "object" && value !== null ? "" : ` (${shown(value)})`;
  return `only in ${name}${detail}`;
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string")) {
    return value.join(", ");
  }
  return JSON.stringify(value);
}

/** `loadBalancers` → `load balancers`. */
function words(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function singular(plural: string): string {
  return plural.replace(/ies$/, "y").replace(/s$/, "");
}

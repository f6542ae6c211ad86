import type { Reach } from "../../src/connections/summary";
import type { Part } from "../prove/composition";
import type { Style } from "../terminal/style";
import { table } from "../terminal/table";

/** What an environment is made of: a line a part, cut where the terminal ends. */
export function compositionInWords(parts: readonly Part[], columns: number): string[] {
  const rows = parts.map(({ module, types }) => [
    module,
    String(types.reduce((sum, { count }) => sum + count, 0)).padStart(3),
    types.map(({ name, count }) => (count === 1 ? name : `${count} × ${name}`)).join(", "),
  ]);
  return table(rows)
    .split("\n")
    .map((line) => cut(line, columns - 2));
}

/** Who can open a connection to whom, each with all it may reach. */
export function reachInWords(ways: readonly Reach[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to, port } of ways)
    targets.set(named(from), [...(targets.get(named(from)) ?? []), `${named(to)}:${port}`]);
  const rows = [...targets].map(([from, to]) => [from, `→ ${to.join(", ")}`]);
  return table(rows).split("\n");
}

const named = (peer: string): string => (peer === "0.0.0.0/0" ? "internet" : peer);

/** A line that ends where the terminal does. */
export const cut = (line: string, width: number): string =>
  line.length <= width ? line : `${line.slice(0, Math.max(0, width - 2)).trimEnd()} …`;

/** A headline and what belongs to it. */
export const section = (title: string, lines: readonly string[], style: Style): string =>
  [style("bold", title), ...lines.map((line) => `  ${line}`)].join("\n");

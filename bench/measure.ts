import { spawnSync } from "node:child_process";

/** A command whose time is compared with others'. */
export interface Candidate {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Timing {
  readonly name: string;
  /** Best of all rounds, in milliseconds: the one that the rest of the machine disturbed least. */
  readonly best: number;
  readonly median: number;
}

/** Runs every candidate once a round, in turn, so that all of them see the same machine. */
export function race(candidates: readonly Candidate[], rounds: number): Timing[] {
  const times = candidates.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    candidates.forEach((candidate, index) => void times[index]?.push(time(candidate)));
  return candidates.map(({ name }, index) => {
    const sorted = [...(times[index] ?? [])].sort((a, b) => a - b);
    return { name, best: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
  });
}

function time({ name, command: [program, ...args], cwd, env }: Candidate): number {
  const start = process.hrtime.bigint();
  const { status, stderr, stdout } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${name} failed with ${status}:\n${stdout}${stderr}`);
  return elapsed;
}

/** Lines a table up: the first column to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, index) => Math.max(known[index] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, index) =>
          index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
        )
        .join("  "),
    )
    .join("\n");
}

import { race, table } from "./measure";

const ROUNDS = 15;

const COMMANDS: readonly (readonly string[])[] = [
  ["--version"],
  // As a shell asks when somebody presses Tab.
  ["__complete", ":lo"],
  ["__complete", ":logs", ":dev", ":"],
  ["env", "list"],
];

/** How long commands take that ask nobody, beside a Node that does nothing. `--version` is to stay under three times that. */
export function benchStart(root: string): string {
  const nothing = {
    name: "node -e 0",
    command: [process.execPath, "-e", "0"],
    cwd: root,
  } as const;
  const commands = COMMANDS.map(
    (words) =>
      ({
        name: words.join(" "),
        command: [process.execPath, "bin/devops-platform.mjs", ...words],
        cwd: root,
      }) as const,
  );
  // What they keep is made before anything is measured.
  race(commands, 1);
  const timings = race([nothing, ...commands], ROUNDS);
  const [least] = timings;
  const times = (value: number, of = Number.NaN) => `${(value / of).toFixed(1)} ×`;
  return table([
    ["from start to end, ms", "best", "median", "of node's best", "of its median"],
    ...timings.map(({ name, best, median }) => [
      name,
      best.toFixed(0),
      median.toFixed(0),
      times(best, least?.best),
      times(median, least?.median),
    ]),
  ]);
}

import { Command } from "commander";
import { planConnections } from "../../src/connections/plan";
import { type Reach, summarize } from "../../src/connections/summary";
import { examples } from "../lib/help";
import { environmentNamed } from "./environments";

/** `env connections`: who can reach whom, before there is a plan. */
export function connectionsCommand(environments: string): Command {
  return new Command("connections")
    .description("say who can reach whom in an environment, and on which port")
    .argument("<environment>", "its name")
    .option("--json", "as JSON")
    .action(async (name: string, { json }: { json?: boolean }) => {
      const ways = summarize(planConnections(await environmentNamed(name)));
      process.stdout.write(json ? `${JSON.stringify(ways, undefined, 2)}\n` : inLines(ways));
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform env connections prod", "all ways through prod's network"],
        [
          "devops-platform env connections prod --json | jq '.[] | select(.to == \"database-main\")'",
          "who reaches the database",
        ],
      ]),
    );
}

function inLines(ways: readonly Reach[]): string {
  const width = Math.max(0, ...ways.map(({ from }) => from.length));
  return ways.map(({ from, to, port }) => `${from.padEnd(width)} → ${to}:${port}\n`).join("");
}

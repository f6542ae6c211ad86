import { Command } from "commander";
import { examples } from "../lib/help";
import { environmentNamed, environmentNames } from "./environments";

/** `env list`: one line an environment. */
export function listCommand(): Command {
  return new Command("list")
    .description("list the environments: name, lifecycle, account, region")
    .option("--json", "as JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const rows = [];
      for (const name of await environmentNames()) {
        const { lifecycle, account, region } = await environmentNamed(name);
        rows.push({ name, lifecycle, account, region });
      }
      process.stdout.write(json ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows));
    })
    .addHelpText(
      "after",
      examples([["devops-platform env list --json | jq -r '.[].name'", "the names alone"]]),
    );
}

function table(rows: readonly Readonly<Record<string, string>>[]): string {
  const cells = rows.map((row) => Object.values(row));
  const width = (column: number) => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(width(column)))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

import { Command } from "commander";
import { examples } from "../lib/help";
import { withoutWrappers } from "./difference";
import { environmentNamed } from "./environments";
import { outline } from "./outline";

/** `env show`: what an environment's file amounts to. */
export function showCommand(environments: string): Command {
  return new Command("show")
    .description("show an environment with every default filled in")
    .argument("<environment>", "its name")
    .option("--json", "as JSON")
    .action(async (name: string, { json }: { json?: boolean }) => {
      const environment = await environmentNamed(name);
      process.stdout.write(
        json
          ? `${JSON.stringify(environment, undefined, 2)}\n`
          : `${outline(withoutWrappers(environment))}\n`,
      );
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform env show dev", "for people"],
        ["devops-platform env show dev --json | jq .workloads", "for programs"],
      ]),
    );
}

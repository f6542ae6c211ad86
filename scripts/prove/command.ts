import { Command } from "commander";
import { examples } from "../lib/help";
import type { ProveFlags } from "./run";

/** `prove`: an environment's whole life in an emulator. `environments` is for the help. */
export function proveCommand(root: string, environments: string): Command {
  return new Command("prove")
    .description("deploy an environment in an emulator, find the second plan empty, destroy it")
    .argument("[environment]", "its name")
    .option("--all", "every environment of the app, side by side")
    .option("--json", "the result as JSON")
    .action(async (name: string | undefined, flags: ProveFlags) => {
      const { runProve } = await import("./run");
      await runProve(root, name, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform prove dev", "bootstrap, shared, dev, and down again"],
        ["devops-platform prove prod", "durable: up, and its destruction is refused"],
        ["devops-platform prove --all --json", "every environment, for CI"],
        ["devops-platform --app examples/many-services prove live", "of another app"],
      ]),
    )
    .addHelpText(
      "after",
      "\nIt needs Terraform and Python, and no AWS account. Nothing is created on AWS, and nothing is left here.",
    );
}

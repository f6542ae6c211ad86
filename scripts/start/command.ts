import { Command } from "commander";
import { examples } from "../lib/help";

/** `start`: what `npm start` shows to somebody who has just arrived. `environments` is for the help. */
export function startCommand(root: string, environments: string): Command {
  return new Command("start")
    .description("show an environment: what it is made of, its plan, and a deploy in an emulator")
    .argument("[environment]", "its name (default: the first disposable one)")
    .option("--keep", "leave it up until Ctrl-C, to be used from another terminal")
    .action(async (name: string | undefined, { keep = false }: { keep?: boolean }) => {
      const { start } = await import("./start");
      await start(root, name, keep);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform start", "as npm start does"],
        ["devops-platform start staging", "another environment"],
        ["devops-platform start --keep", "then plan, outputs, … from another terminal"],
      ]),
    )
    .addHelpText(
      "after",
      "\nIt needs Terraform and Python, and no AWS account. Nothing is created on AWS, and nothing is left here.",
    );
}

import { Command, Option } from "commander";
import { examples } from "../lib/help";
import { type FailOn, failOnIn } from "./fail-on";

export const FORMATS = ["markdown", "html", "json", "status", "terminal"] as const;

export interface ReviewOptions {
  readonly name: readonly string[];
  readonly format?: (typeof FORMATS)[number];
  readonly json?: boolean;
  readonly policies?: string;
  readonly failOn: readonly FailOn[];
  readonly out?: string;
}

/** `review`: what plans would do, in order of risk. */
export function reviewCommand(): Command {
  return new Command("review")
    .description("say what plans would do, in order of risk, for a pull request")
    .argument(
      "[file...]",
      "plans that `plan --out` or `terraform show -json` wrote, folders of them, or - for stdin",
    )
    .option("--name <environment=file>", "a plan with a name; may be repeated", append, [])
    .addOption(
      new Option("--format <format>", "of what is printed; status is one line for a commit")
        .choices([...FORMATS])
        .default("terminal"),
    )
    .option("--json", "the same as --format json")
    .option(
      "--policies <file>",
      "what to deny, warn of and allow (default: review-policies.json, if it is there)",
    )
    .option(
      "--fail-on <what>",
      "a level (deny, warn, note, never), a kind or a severity; several with commas",
      failOnIn,
      ["deny"],
    )
    .option("--out <file>", "write it there instead of printing it")
    .action(async (plans: readonly string[], options: ReviewOptions) => {
      const { run } = await import("./run");
      await run(plans, options);
    })
    .addHelpText(
      "after",
      examples([
        [
          "devops-platform review dev.plan prod.plan",
          "that `plan --out` wrote, after their environments",
        ],
        ["devops-platform review dev.json prod.json", "named after their files"],
        [
          "terraform show -json saved.tfplan | devops-platform review -",
          "of any Terraform configuration",
        ],
        [
          "devops-platform review --name dev=plan.json --format markdown",
          "as a comment of a pull request",
        ],
        ["devops-platform review plans --format html --out review.html", "a report to look at"],
        [
          "devops-platform review prod.json --fail-on data-loss,exposure",
          "exit with 10 for these alone",
        ],
      ]),
    );
}

const append = (word: string, before: readonly string[]): readonly string[] => [...before, word];

import { Command } from "commander";
import { examples } from "../lib/help";

export interface PlanOptions {
  readonly full?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly exitCode?: boolean;
  /** False: the lock of the state is neither taken nor looked at, and nothing is written. */
  readonly lock: boolean;
  /** False: everything is taken to be as the state says, and AWS is asked for nothing else. */
  readonly refresh: boolean;
}

/** `plan`: what a deploy would do. It changes nothing. `environments` is for the help. */
export function planCommand(root: string, environments: string): Command {
  return new Command("plan")
    .description("say what a deploy of an environment would change, what loses data first")
    .argument("<environment>", "its name; also shared, or a bootstrap stack")
    .option("--full", "Terraform's whole plan as well")
    .option("--json", "every change as JSON, without values")
    .option("--out <file>", "keep the plan in a file, for `review` and `deploy --plan <file>`")
    .option(
      "--no-lock",
      "for credentials that may only read: writes nothing and takes no lock; `deploy --plan` notices what was applied since",
    )
    .option(
      "--no-refresh",
      "from the state alone, for credentials that may read nothing else (pull requests): to be reviewed, never applied",
    )
    .option("--exit-code", "exit with 12 when there is something to change")
    .action(async (name: string, options: PlanOptions) => {
      const { plan } = await import("./plan");
      await plan(root, name, options);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform plan dev", "in a few lines"],
        ["devops-platform plan prod --full", "with every argument"],
        ["devops-platform plan prod --out prod.plan", "to be reviewed, then applied as it is"],
        [
          "devops-platform plan dev --no-lock --no-refresh --out dev.plan",
          "for `review`, by a role that may only read the state",
        ],
        ["devops-platform plan prod --json | jq '.changes[] | select(.loss)'", "what loses data"],
      ]),
    );
}

import { Command } from "commander";
import { examples } from "../lib/help";

export interface AffectedOptions {
  readonly base?: string;
  readonly only?: string;
  readonly json?: boolean;
  readonly githubOutput?: boolean;
}

/** `affected`: what a change touches. It reads git and the configuration; AWS is not asked. */
export function affectedCommand(root: string): Command {
  return new Command("affected")
    .description("say which environments and images a change touches")
    .option("--base <commit>", "where the change begins (default: everything counts)")
    .option("--only <environment>", "this one alone; an error where there is no such environment")
    .option("--github-output", "also for the jobs of a workflow, into $GITHUB_OUTPUT")
    .option("--json", "as JSON")
    .action(async (options: AffectedOptions) => {
      const { affected } = await import("./run");
      await affected(root, options);
    })
    .addHelpText(
      "after",
      examples([
        ["devops-platform affected --base main", "what this branch touches, uncommitted files too"],
        ["devops-platform affected --base HEAD~1 --json | jq -r '.images[].image'", "for a script"],
        ["devops-platform affected --github-output", "everything, as the matrix of a nightly job"],
      ]),
    );
}

import { Command, Option } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface DeployFlags {
  readonly yes?: boolean;
  readonly only?: boolean;
  readonly plan?: string;
  readonly fromReceipt?: string;
  readonly rolloutMinutes: number;
  /** Undefined where nothing was said. */
  readonly release?: boolean;
}

/** `deploy`: makes an environment what its configuration says. `environments` is for the help. */
export function deployCommand(root: string, environments: string): Command {
  return new Command("deploy")
    .description("plan an environment, ask, and apply that very plan; from an empty account too")
    .argument("<environment>", "its name; also shared, or a bootstrap stack")
    .option("-y, --yes", "do not ask")
    .option("--only", "the environment alone, not what it needs first (bootstrap, shared)")
    .addOption(
      new Option("--plan <file>", "apply exactly what `plan --out` wrote").conflicts("fromReceipt"),
    )
    .option("--release", "build and release images that never were (default: but in an emulator)")
    .option("--no-release", "leave those for deploy-app")
    .option("--from-receipt <file>", "bring the database and releases of a destroy back")
    .option(
      "--rollout-minutes <number>",
      "how long new tasks may take; 0 waits for none",
      minutes,
      20,
    )
    .action(async (name: string, flags: DeployFlags) => {
      const { deploy } = await import("./run");
      await deploy(root, name, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform deploy dev", "bootstrap, shared and dev, each where it is needed"],
        ["devops-platform deploy prod --plan prod.plan", "what was reviewed, and nothing else"],
        ["devops-platform deploy dev --yes", "in CI"],
        [
          "devops-platform deploy dev --from-receipt receipt.json",
          "after a destroy, with its data",
        ],
      ]),
    );
}

import { Command, Option } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";
import { valueOnCommandLine } from "./refusals";

export interface ChangeFlags {
  readonly yes?: boolean;
  readonly restart: boolean;
  readonly rolloutMinutes: number;
}

/** `secrets …`: names, ages and users of secrets, and new values. `environments` is for the help. */
export function secretsCommand(root: string, environments: string): Command {
  return new Command("secrets")
    .description("list secrets, set and rotate them; no value is ever shown")
    .addCommand(listCommand(root, environments))
    .addCommand(setCommand(root, environments))
    .addCommand(rotateCommand(root, environments))
    .addCommand(restoreCommand(root, environments))
    .addCommand(restartCommand(root, environments));
}

const listCommand = (root: string, environments: string): Command =>
  new Command("list")
    .description("names, ages and users of an environment's secrets")
    .argument("<environment>", "its name")
    .option("--json", "as JSON")
    .action(async (environment: string, { json = false }: { json?: boolean }) => {
      const { runList } = await import("./run");
      await runList(root, environment, json);
    })
    .addHelpText("after", environments);

const setCommand = (root: string, environments: string): Command =>
  changing(new Command("set"), root, "set")
    .description("set a supplied secret, from a prompt or a pipe, never from an argument")
    .option("--restart", "then restart what has it injected, one service at a time", false)
    // Known only to be refused: an unknown option would be printed, and with it the value.
    .addOption(new Option("--value [value]").hideHelp())
    .allowExcessArguments()
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform secrets set prod stripe-key", "asks for it, twice and unseen"],
        [
          "pass show stripe | devops-platform secrets set prod stripe-key --restart",
          "from a pipe, and into the running services",
        ],
      ]),
    );

const rotateCommand = (root: string, environments: string): Command =>
  changing(new Command("rotate"), root, "rotate")
    .description("make a new value for a generated secret, and restart what has it injected")
    .option("-y, --yes", "do not ask")
    .option("--no-restart", "leave that for later: secrets restart")
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([["devops-platform secrets rotate dev session-key", "one service at a time"]]),
    );

const restoreCommand = (root: string, environments: string): Command =>
  changing(new Command("restore"), root, "restore")
    .description("make the value count again that was there before, and restart likewise")
    .option("-y, --yes", "do not ask")
    .option("--no-restart", "leave that for later: secrets restart")
    .addHelpText("after", environments);

const restartCommand = (root: string, environments: string): Command =>
  changing(new Command("restart"), root, "restart")
    .description("restart what has a secret injected, one service at a time")
    .option("-y, --yes", "do not ask")
    .addHelpText("after", environments);

const changing = (
  command: Command,
  root: string,
  change: "set" | "rotate" | "restore" | "restart",
): Command =>
  command
    .argument("<environment>", "its name")
    .argument("<secret>", "as `secrets list` shows it")
    .option("--rollout-minutes <number>", "how long AWS may take for each service", minutes, 20)
    .action(async (environment: string, name: string, flags: ChangeFlags & { value?: unknown }) => {
      if (flags.value !== undefined || command.args.length > 2) throw valueOnCommandLine();
      const { runChange } = await import("./run");
      // `restart` has no option for what it is.
      await runChange(
        root,
        change,
        { environment, name },
        { ...flags, restart: flags.restart ?? true },
      );
    });

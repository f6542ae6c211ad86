import { Command } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface PauseFlags {
  readonly yes?: boolean;
  readonly confirm?: string;
  readonly wait: boolean;
  readonly waitMinutes: number;
}

export interface ResumeFlags {
  readonly yes?: boolean;
  readonly waitMinutes: number;
  readonly rolloutMinutes: number;
}

const WAIT = [
  "--wait-minutes <number>",
  "how long tasks and databases may take",
  minutes,
  30,
] as const;

/** `pause`: stops what costs. `environments` is for the help. */
export function pauseCommand(root: string, environments: string): Command {
  return new Command("pause")
    .description("stop what costs of an environment, and keep its data, addresses and settings")
    .argument("<environment>", "its name")
    .option("-y, --yes", "do not ask; a durable environment wants --confirm too")
    .option(
      "--confirm <name>",
      "the environment's name, where it is durable and nobody can type it",
    )
    .option("--no-wait", "do not wait until databases have stopped: AWS goes on by itself")
    .option(...WAIT)
    .action(async (name: string, flags: PauseFlags) => {
      const { runPause } = await import("./run");
      await runPause(root, name, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform pause dev", "says what stops, what it saves and what still costs; asks"],
        ["devops-platform pause dev --yes --no-wait", "for a script"],
        ["devops-platform pause prod --confirm prod", "one that is durable: it stops serving"],
        ["devops-platform cost dev --paused", "what it costs meanwhile"],
      ]),
    );
}

/** `resume`: the way back. `environments` is for the help. */
export function resumeCommand(root: string, environments: string): Command {
  return new Command("resume")
    .description("start a paused environment again, with as many tasks as it had")
    .argument("<environment>", "its name")
    .option("-y, --yes", "do not ask")
    .option(...WAIT)
    .option("--rollout-minutes <number>", "how long new tasks may take", minutes, 20)
    .action(async (name: string, flags: ResumeFlags) => {
      const { runResume } = await import("./run");
      await runResume(root, name, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform resume dev", "network, databases, then services; follows them"],
        [
          "devops-platform resume dev --yes",
          "before work, in a script; done at once where it runs",
        ],
      ]),
    );
}

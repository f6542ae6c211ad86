import { Command } from "commander";
import { examples } from "../lib/help";
import { sessionMinutes } from "./session-minutes";

export interface ExecFlags {
  readonly minutes: number;
  readonly task?: string;
}

/** `exec`: a shell or a command in a workload. `environments` is for the help. */
export const execCommand = (root: string, environments: string): Command =>
  new Command("exec")
    .description("open a shell, or run a command, in a task of a workload")
    .argument("<environment>", "its name")
    .argument("<workload>", "its key in the configuration; it has `exec: true` there")
    .argument("[command...]", "after --; left out, a shell: /bin/sh")
    .option(
      "--minutes <number>",
      "how long a task that is started for it runs at most",
      sessionMinutes,
      60,
    )
    .option("--task <id>", "which of the tasks that run, by the beginning of its id")
    .action(async (environment: string, workload: string, words: string[], flags: ExecFlags) => {
      const { runExec } = await import("./run");
      await runExec(root, { environment, workload }, words, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform exec dev api", "a shell"],
        ["devops-platform exec dev api -- node --version", "one command"],
        ["devops-platform exec prod migrate --minutes 15", "for a quarter of an hour at most"],
      ]),
    );

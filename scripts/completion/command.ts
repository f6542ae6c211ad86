import { join } from "node:path";
import { Argument, Command } from "commander";
import { examples } from "../lib/help";
import { candidates } from "./candidates";
import { ASKED, SHELLS, type Shell, scriptFor } from "./shells";

/** `completion`: what a shell evaluates to complete these commands. */
export const completionCommand = (root: string): Command =>
  new Command("completion")
    .description("print what makes a shell complete commands, options and names")
    .addArgument(new Argument("<shell>", "the one you use").choices(SHELLS))
    .action((shell: Shell) => {
      process.stdout.write(scriptFor(shell, join(root, "bin", "devops-platform.mjs")));
    })
    .addHelpText(
      "after",
      examples([
        ['eval "$(devops-platform completion bash)"', "in ~/.bashrc"],
        ['eval "$(devops-platform completion zsh)"', "in ~/.zshrc, after compinit"],
        ["devops-platform completion fish | source", "in ~/.config/fish/config.fish"],
      ]),
    );

/** What the shells ask, a candidate a line. Whoever types is never disturbed by an error. */
export const askedCommand = (program: Command): Command =>
  new Command(ASKED).argument("[words...]").action(async (words: readonly string[]) => {
    const { configuredNames } = await import("./names");
    const typed = words.map((word) => word.slice(1));
    const found = await candidates(program, typed, configuredNames).catch(() => []);
    const lines = found.map(({ word, description }) => `${word}\t${firstLine(description)}\n`);
    process.stdout.write(lines.join(""));
  });

const firstLine = (text = ""): string => text.split("\n")[0] ?? "";

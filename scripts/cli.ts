import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { affectedCommand } from "./affected/command";
import { bootstrapCommand } from "./bootstrap/command";
import { askedCommand, completionCommand } from "./completion/command";
import { costCommand } from "./cost/command";
import { dbCommand } from "./db/command";
import { deployCommand } from "./deploy/command";
import { destroyCommand } from "./destroy/command";
import { doctorCommand } from "./doctor/command";
import { drillCommand } from "./drill/command";
import { envCommand } from "./env/command";
import { environmentsHelp } from "./env/environments";
import { execCommand } from "./exec/command";
import { githubCommand } from "./github/command";
import { buildAndPushCommand } from "./images/command";
import type { ScriptInput } from "./launch/script.mjs";
import { exitCodes } from "./lib/errors.mjs";
import { globalOptions } from "./lib/global-options";
import { examples, exitCodesHelp } from "./lib/help";
import { endedBySignals } from "./lib/signals.mjs";
import { liveStatusCommand } from "./live/command";
import { loadTestCommand } from "./load-test/command";
import { logsCommand } from "./logs/command";
import { monitorCommand } from "./monitor/command";
import { notifyCommand } from "./notify/command";
import { outputsCommand } from "./outputs/command";
import { pauseCommand, resumeCommand } from "./pause/command";
import { planCommand } from "./plan/command";
import { proveCommand } from "./prove/command";
import {
  deployAppCommand,
  promoteCommand,
  releasesCommand,
  rollbackCommand,
} from "./release/command";
import { restartCommand } from "./restart/command";
import { reviewCommand } from "./review/command";
import { scaleCommand } from "./scale/command";
import { secretsCommand } from "./secrets/command";
import { smokeTestCommand } from "./smoke-test/command";
import { chooseApp } from "./stacks/app";
import { startCommand } from "./start/command";
import { stateCommand } from "./state/command";
import { statusCommand } from "./status/command";
import { synthCommand } from "./synth/command";
import { tunnelCommand } from "./tunnel/command";
import { unlockCommand } from "./unlock/command";
import { whyCommand } from "./why/command";

const overview = examples([
  ["devops-platform start", "see an environment come up in an emulator, without AWS"],
  ["devops-platform doctor dev", "what is missing before anything fails"],
  ["devops-platform synth", "write the Terraform JSON of every stack"],
  ["devops-platform env list", "the environments there are"],
  ["devops-platform env show dev", "one environment with every default filled in"],
  ["devops-platform env diff dev prod", "what differs between two"],
]);

/** Every command there is, to be given words. */
export async function programOf(root: string): Promise<Command> {
  const program = new Command("devops-platform")
    .description("Describes AWS environments as typed configuration and runs them.")
    .version(versionOf(root), "-V, --version", "print the version")
    .option("--debug", "with stack traces (also DEVOPS_PLATFORM_DEBUG=1)")
    .option("--app <folder>", "act on the stacks of another app (default: the one of this folder)")
    .addHelpText("after", overview);
  const environments = await environmentsHelp();
  program.addCommand(startCommand(root, environments));
  program.addCommand(doctorCommand(root, environments));
  program.addCommand(proveCommand(root, environments));
  program.addCommand(synthCommand(root));
  program.addCommand(bootstrapCommand(root));
  program.addCommand(unlockCommand(root));
  program.addCommand(stateCommand(root));
  program.addCommand(envCommand(environments));
  program.addCommand(planCommand(root, environments));
  program.addCommand(reviewCommand());
  program.addCommand(affectedCommand(root));
  program.addCommand(githubCommand());
  program.addCommand(notifyCommand(root, environments));
  program.addCommand(deployCommand(root, environments));
  program.addCommand(buildAndPushCommand(root));
  program.addCommand(deployAppCommand(root, environments));
  program.addCommand(releasesCommand(root, environments));
  program.addCommand(rollbackCommand(root, environments));
  program.addCommand(promoteCommand(root, environments));
  program.addCommand(destroyCommand(root, environments));
  program.addCommand(pauseCommand(root, environments));
  program.addCommand(resumeCommand(root, environments));
  program.addCommand(outputsCommand(root, environments));
  program.addCommand(statusCommand(root, environments));
  program.addCommand(whyCommand(root, environments));
  program.addCommand(costCommand(root, environments));
  program.addCommand(restartCommand(root, environments));
  program.addCommand(scaleCommand(root, environments));
  program.addCommand(secretsCommand(root, environments));
  program.addCommand(execCommand(root, environments));
  program.addCommand(tunnelCommand(root, environments));
  program.addCommand(dbCommand(root, environments));
  program.addCommand(drillCommand(root, environments));
  program.addCommand(logsCommand(root, environments));
  program.addCommand(liveStatusCommand(root, environments));
  program.addCommand(monitorCommand(root, environments));
  program.addCommand(loadTestCommand(root, environments));
  program.addCommand(smokeTestCommand(root, environments));
  program.addCommand(completionCommand(root));
  program.addCommand(askedCommand(program), { hidden: true });
  everyCommand(program, (command) => {
    command
      .addHelpText("after", exitCodesHelp)
      .exitOverride()
      .showHelpAfterError(`Run with --help to see how it is used.`);
  });
  return program;
}

/** The command line; what it returns is the exit code. */
export async function main({ root, argv }: ScriptInput): Promise<number> {
  const program = await programOf(root);
  try {
    const { words, app } = globalOptions(argv);
    if (app !== undefined) chooseApp(app);
    await endedBySignals(() =>
      program.parseAsync(words.length > 0 ? words : ["--help"], { from: "user" }),
    );
    // A command that only reads may set another one: `plan --exit-code`.
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
}

export function everyCommand(command: Command, apply: (command: Command) => void): void {
  apply(command);
  for (const child of command.commands) everyCommand(child, apply);
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

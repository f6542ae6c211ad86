import { Command } from "commander";
import { examples } from "../lib/help";

interface Options {
  readonly id?: string;
  readonly yes?: boolean;
  readonly confirm?: string;
}

/** `unlock`: after a run that was killed while it held the lock. */
export function unlockCommand(root: string): Command {
  return new Command("unlock")
    .description("show who holds the lock of a state, and release exactly that lock")
    .argument("<environment>", "whose lock; also shared, or a bootstrap stack")
    .option("--id <id>", "only the lock with this id")
    .option("-y, --yes", "do not ask; needs --id, so that no other lock is released")
    .option("--confirm <environment>", "its name, where a process that still runs holds the lock")
    .action(async (name: string, { id, yes = false, confirm }: Options) => {
      const { openState } = await import("../state/open");
      const { unlock } = await import("./unlock");
      const context = await openState(root, name, { yes, typed: confirm });
      await unlock(context, { id });
    })
    .addHelpText(
      "after",
      examples([
        ["devops-platform unlock dev", "show the lock of dev, then ask"],
        ["devops-platform unlock dev --id <id> --yes", "release that lock without a question"],
      ]),
    );
}

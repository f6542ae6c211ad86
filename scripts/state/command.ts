import { Command } from "commander";
import { listCommand } from "./list-command";
import { pushCommand } from "./push-command";
import { restoreCommand } from "./restore-command";
import { versionsCommand } from "./versions-command";

/** `state …`: what Terraform knows of a stack, and how to go back. */
export function stateCommand(root: string): Command {
  return new Command("state")
    .description("read the state of an environment, and go back to an older one")
    .addCommand(listCommand(root))
    .addCommand(versionsCommand(root))
    .addCommand(restoreCommand(root))
    .addCommand(pushCommand(root));
}

import { Command } from "commander";
import { connectionsCommand } from "./connections-command";
import { diffCommand } from "./diff-command";
import { listCommand } from "./list-command";
import { schemaCommand } from "./schema-command";
import { showCommand } from "./show-command";

/** `env …`: what reads the environments' configuration; nothing here reaches AWS. `environments` is for the help. */
export function envCommand(environments: string): Command {
  return new Command("env")
    .description("read the environments' configuration")
    .addCommand(listCommand())
    .addCommand(showCommand(environments))
    .addCommand(diffCommand(environments))
    .addCommand(connectionsCommand(environments))
    .addCommand(schemaCommand());
}

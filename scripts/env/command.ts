import { Command } from "commander";
import { diffCommand } from "./diff-command";
import { listCommand } from "./list-command";
import { schemaCommand } from "./schema-command";
import { showCommand } from "./show-command";

/** `env …`: what reads the environments' configuration; nothing here reaches AWS. */
export function envCommand(): Command {
  return new Command("env")
    .description("read the environments' configuration")
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(diffCommand())
    .addCommand(schemaCommand());
}

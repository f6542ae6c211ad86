import { Command } from "commander";
import { psqlCommand } from "./psql-command";

/** `db …`: what is done with the data of an environment's databases. `environments` is for the help. */
export function dbCommand(root: string, environments: string): Command {
  return new Command("db")
    .description("look into an environment's databases")
    .addCommand(psqlCommand(root, environments));
}

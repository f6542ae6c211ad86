import { Command } from "commander";
import { copyCommand } from "./copy-command";
import { psqlCommand } from "./psql-command";
import { migrateCommand, restoreCommand } from "./restore-command";
import { snapshotCommand, snapshotsCommand } from "./snapshot-commands";

/** `db …`: what is done with the data of an environment's databases. `environments` is for the help. */
export function dbCommand(root: string, environments: string): Command {
  return new Command("db")
    .description("look into an environment's databases, and take care of their data")
    .addCommand(psqlCommand(root, environments))
    .addCommand(snapshotCommand(root, environments))
    .addCommand(snapshotsCommand(root, environments))
    .addCommand(copyCommand(root, environments))
    .addCommand(restoreCommand(root, environments))
    .addCommand(migrateCommand(root, environments));
}

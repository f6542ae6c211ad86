import { Command } from "commander";
import { sessionMinutes } from "../exec/session-minutes";
import { examples } from "../lib/help";
import { portNumber } from "./port-number";

export interface TunnelFlags {
  readonly port?: number;
  readonly through?: string;
  readonly minutes: number;
  readonly json?: boolean;
  readonly showPassword?: boolean;
}

/** `tunnel`: a port of this machine that leads to a database. `environments` is for the help. */
export const tunnelCommand = (root: string, environments: string): Command =>
  new Command("tunnel")
    .description("let a port of this machine lead to a database or another host, until Ctrl-C")
    .argument("<environment>", "its name")
    .argument("<database>", "key of a database, or of one of `externals`")
    .option("--port <number>", "port of this machine (default: a free one)", portNumber)
    .option("--through <workload>", "the one whose task it goes through (default: one that may)")
    .option(
      "--minutes <number>",
      "how long a task that is started for it runs at most",
      sessionMinutes,
      60,
    )
    .option("--show-password", "print the password of the application's user too")
    .option("--json", "as JSON, on one line")
    .action(async (environment: string, key: string, flags: TunnelFlags) => {
      const { runTunnel } = await import("./run");
      await runTunnel(root, { environment, key }, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform tunnel dev main", "to the database main"],
        ["devops-platform tunnel dev main --port 15432", "at this port of 127.0.0.1"],
      ]),
    );

import { Command, InvalidArgumentError, Option } from "commander";
import { examples } from "../lib/help";
import { type LevelName, levelNamed } from "./levels";
import { momentOf } from "./moment";

export interface LogsFlags {
  readonly follow?: boolean;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly filter?: string;
  readonly level?: LevelName;
  readonly task?: string;
  readonly limit?: number;
  readonly raw?: boolean;
  readonly json?: boolean;
  readonly allStreams?: boolean;
}

/** `logs`: what the workloads of an environment write. `environments` is for the help. */
export function logsCommand(root: string, environments: string): Command {
  return new Command("logs")
    .description("show what services and tasks write, in order of time, once or followed")
    .argument("<environment>", "its name")
    .argument("[service...]", "services or tasks (default: all)")
    .option("-f, --follow", "go on with what is written from now on, until Ctrl-C")
    .addOption(
      new Option("--since <when>", "90s, 10m, 2h, 3d ago, or a time as ISO 8601 (UTC)")
        .argParser(since)
        .default(since("10m"), "10m"),
    )
    .option("--filter <pattern>", "only lines that fit a filter pattern of CloudWatch")
    .option("--level <level>", "only JSON lines of this level or above: warn, 40", level)
    .option("--task <id>", "only of the task whose id begins so")
    .option("--limit <lines>", "only the last ones of what is already written", lines)
    .addOption(new Option("--raw", "each line as it was written").conflicts("json"))
    .option("--json", "one JSON object a line, with workload, container and task")
    .option("--all-streams", "also what Service Connect's proxies write")
    .action(async (name: string, services: readonly string[], flags: LogsFlags) => {
      const { logs } = await import("./run");
      await logs(root, name, services, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform logs dev -f", "everything, as it is written"],
        ["devops-platform logs prod api --since 2h --level error", "what went wrong in it"],
        ["devops-platform logs prod api --filter '\"timed out\"'", "lines with these words"],
        ["devops-platform logs prod api --json | jq .line.msg", "for other programs"],
      ]),
    );
}

function since(text: string): number {
  const moment = momentOf(text, Date.now());
  if (moment !== undefined) return moment;
  throw new InvalidArgumentError("Write 10m, 2h, 3d, or a time such as 2026-01-31T12:00Z.");
}

function level(text: string): LevelName {
  const found = levelNamed(text);
  if (found !== undefined) return found;
  throw new InvalidArgumentError("There are: trace, debug, info, warn, error, fatal (10 to 60).");
}

function lines(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("Write a whole number of lines, such as 100.");
}

import { Command, InvalidArgumentError } from "commander";
import { examples } from "../lib/help";

export interface LiveFlags {
  /** Seconds. */
  readonly every: number;
  /** False for `--no-color`. */
  readonly color: boolean;
}

/** A rollout is seen to move, and CloudWatch has new figures only once a minute. */
const DEFAULT_SECONDS = 15;

/**
 * CloudWatch answers 9 calls of DescribeAlarms a second in an account and region, the fewest of what is asked here
 * (source: "CloudWatch service quotas"): at 5 seconds, several people who watch several environments stay below it.
 */
const LEAST_SECONDS = 5;
const MOST_SECONDS = 3600;

/** `live-status`: environments on one screen, as they are now. `environments` is for the help. */
export function liveStatusCommand(root: string, environments: string): Command {
  return new Command("live-status")
    .description(
      "show environments on one screen, refreshed: services, tasks, logs; ? for the keys",
    )
    .argument("[environment...]", "their names (default: all that are deployed)")
    .option("--every <seconds>", "between two looks, 5 to 3600", seconds, DEFAULT_SECONDS)
    .option("--no-color", "without colours (also NO_COLOR=1)")
    .action(async (names: readonly string[], flags: LiveFlags) => {
      // React otherwise looks for mistakes of programmers while it draws. It asks when it is loaded.
      process.env.NODE_ENV ??= "production";
      const { liveStatus } = await import("./run");
      await liveStatus(root, names, flags);
    })
    .addHelpText("after", environments)
    .addHelpText("after", COSTS)
    .addHelpText(
      "after",
      examples([
        ["devops-platform live-status", "everything that is deployed"],
        ["devops-platform live-status prod --every 60", "one environment, and cheaper"],
      ]),
    );
}

/** Source: CloudWatch's price list, "GetMetricData", 2025-11. */
const COSTS = `
What it costs: CloudWatch takes 0.01 USD for 1000 figures. An environment with two services, a load
balancer and a database has 12 in each look and 8 once a minute: every 15 seconds that is 0.03 USD an
hour, every 60 seconds 0.01. The screen of ? says what yours costs. Reading logs is not charged.`;

function seconds(text: string): number {
  const number = Number(text);
  if (number >= LEAST_SECONDS && number <= MOST_SECONDS) return number;
  throw new InvalidArgumentError(
    `Write a number of seconds from ${LEAST_SECONDS} to ${MOST_SECONDS}.`,
  );
}

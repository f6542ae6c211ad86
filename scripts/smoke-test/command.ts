import { Command, InvalidArgumentError } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";
import { type Accepted, expected } from "./accepted";

export interface SmokeTestOptions {
  readonly minutes: number;
  readonly url?: string;
  readonly expect?: Accepted;
  readonly json?: boolean;
}

/** `smoke-test`: whether what was deployed answers its users. `environments` is for the help. */
export function smokeTestCommand(root: string, environments: string): Command {
  return new Command("smoke-test")
    .description("ask each service that is reached from outside, as a user would")
    .argument("<environment>", "its name")
    .option("--minutes <number>", "for how long what is not well is asked again", minutes, 2)
    .option("--expect <statuses>", "that are good (default: those of the health check)", expected)
    .option("--url <url>", "ask there instead of the load balancers", httpUrl)
    .option("--json", "as JSON; null is not known")
    .action(async (environment: string, options: SmokeTestOptions) => {
      const { runSmokeTest } = await import("./run");
      await runSmokeTest(root, environment, options);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        [
          "devops-platform smoke-test dev",
          "after a deploy or a release; 1 when something is wrong",
        ],
        ["devops-platform smoke-test dev --url http://127.0.0.1:3000", "what runs on a laptop"],
        ["devops-platform smoke-test dev --minutes 0 --json", "asked once, for a script"],
      ]),
    );
}

function httpUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError("Write an address, such as http://127.0.0.1:3000.");
}

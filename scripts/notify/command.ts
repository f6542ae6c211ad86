import { Command, InvalidArgumentError, Option } from "commander";
import { examples } from "../lib/help";
import { OUTCOMES, type Outcome } from "./news";

export interface NotifyOptions {
  readonly what: string;
  readonly outcome: Outcome;
  readonly text?: string;
  readonly topic?: string;
  readonly strict?: boolean;
}

/** `notify`: tells Slack, and by e-mail, how a job ended. `environments` is for the help. */
export function notifyCommand(root: string, environments: string): Command {
  return new Command("notify")
    .description("tell how a job ended: in Slack, by e-mail")
    .argument("[environment]", "which it was about")
    .addOption(
      new Option("--outcome <outcome>", "how it ended")
        .choices([...OUTCOMES])
        .makeOptionMandatory(),
    )
    .option("--what <words>", "what it did", "deploy")
    .option("--text <words>", "something more to say")
    .option("--topic <arn>", "of SNS (default: that of `delivery.emails`)", topicArn)
    .option("--strict", "end with 1 where somebody could not be told")
    .action(async (environment: string | undefined, options: NotifyOptions) => {
      const { notify } = await import("./run");
      await notify(root, environment, options);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      `
SLACK_WEBHOOK_URL is an incoming webhook of Slack's, and a secret: it is never printed. The addresses of
\`delivery.emails\` in platform.ts are mailed through a topic. Where there is neither, nobody is told.`,
    )
    .addHelpText(
      "after",
      examples([
        [
          'devops-platform notify dev --outcome "$OUTCOME"',
          "the end of a job: `${{ job.status }}`",
        ],
        [
          'devops-platform notify --what "restore drill" --outcome failure',
          "of no environment alone",
        ],
      ]),
    );
}

function topicArn(text: string): string {
  if (/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w.-]+$/.test(text)) return text;
  throw new InvalidArgumentError("Write arn:aws:sns:<region>:<account>:<name>.");
}

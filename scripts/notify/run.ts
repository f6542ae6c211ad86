import { accessOf } from "../aws/access";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { explain } from "../lib/report.mjs";
import { appFolder, openApp } from "../stacks/app";
import { say } from "../terminal/say";
import type { NotifyOptions } from "./command";
import { tellByEmail, topicOf } from "./email";
import { newsOf } from "./news";
import { tellSlack } from "./slack";

/** Tells whoever wants to know how a job ended. What cannot be told is said, and fails only with `--strict`. */
export async function notify(
  root: string,
  environment: string | undefined,
  options: NotifyOptions,
): Promise<void> {
  const news = newsOf({ ...options, environment, text: options.text }, process.env);
  const failed: string[] = [];
  const told: string[] = [];
  const tell = async (whom: string, telling: () => Promise<void>) => {
    try {
      await telling();
      told.push(whom);
    } catch (error) {
      failed.push(whom);
      say(explain(error).replace(/^error: /, `${whom} could not be told: `));
    }
  };
  const webhook = process.env.SLACK_WEBHOOK_URL;
  if (webhook) await tell("Slack", () => tellSlack(webhook, news));
  const topic = options.topic ?? (await configuredTopic(root));
  if (topic) await tell("e-mail", () => tellByEmail(accessOf(), topic, news));
  if (told.length > 0) process.stdout.write(`${told.join(" and ")}: ${news.headline}\n`);
  if (failed.length > 0 && options.strict)
    throw new CommandError(`${failed.join(" and ")} could not be told`, {
      hint: "Without --strict this would end with 0: what the job did stands.",
      exitCode: exitCodes.failed,
    });
  if (told.length + failed.length === 0)
    say("Nobody is told: SLACK_WEBHOOK_URL is not set, and platform.ts has no `delivery.emails`.");
}

/** A job may have failed because the configuration is wrong: that must not keep it from being told. */
async function configuredTopic(root: string): Promise<string | undefined> {
  try {
    return topicOf(await openApp({ root, folder: appFolder(root) }));
  } catch {
    say("The configuration cannot be read, so it is not known whether anybody is mailed.");
    return undefined;
  }
}

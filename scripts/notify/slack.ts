import { setTimeout as wait } from "node:timers/promises";
import { request } from "undici";
import { CommandError } from "../lib/errors.mjs";
import type { News } from "./news";
import { slackMessage } from "./slack-message";

const ATTEMPTS = 3;
const TIMEOUT = 10_000;
const LONGEST_WAIT = 30;

/**
 * Tells Slack. Whoever knows the webhook can write to the channel, so it is in no message.
 * @throws an error whose words say what is wrong, without the webhook
 */
export async function tellSlack(webhook: string, news: News): Promise<void> {
  const url = addressOf(webhook);
  const body = JSON.stringify(slackMessage(news));
  for (let attempt = 1; ; attempt += 1) {
    const answer = await post(url, body);
    if (answer.status === 200) return;
    const passes = answer.status === undefined || answer.status === 429 || answer.status >= 500;
    if (!passes || attempt === ATTEMPTS) throw new CommandError(wordsOf(answer));
    await wait(Math.min(answer.after ?? 2 ** (attempt - 1), LONGEST_WAIT) * 1000);
  }
}

interface Answered {
  /** Undefined where nothing answered. */
  readonly status: number | undefined;
  readonly words: string;
  /** Seconds that Slack asks to wait. */
  readonly after?: number | undefined;
}

function addressOf(webhook: string): URL {
  const url = URL.canParse(webhook) ? new URL(webhook) : undefined;
  const local = url?.hostname === "127.0.0.1" || url?.hostname === "localhost";
  if (url?.protocol === "https:" || (url?.protocol === "http:" && local)) return url;
  throw new CommandError("SLACK_WEBHOOK_URL is no address that begins with https://");
}

async function post(url: URL, body: string): Promise<Answered> {
  try {
    const {
      statusCode,
      headers,
      body: answer,
    } = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      headersTimeout: TIMEOUT,
      bodyTimeout: TIMEOUT,
    });
    const after = Number(headers["retry-after"]) || undefined;
    return { status: statusCode, words: (await answer.text()).slice(0, 100), after };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "no answer";
    return { status: undefined, words: code };
  }
}

/** Source: Slack's "Sending messages using incoming webhooks", handling errors. */
const MEANINGS: Readonly<Record<string, string>> = {
  no_service: "the webhook was removed: make a new one and put it into the secret",
  invalid_token: "the webhook is no longer good: make a new one and put it into the secret",
  channel_not_found: "its channel is gone",
  channel_is_archived: "its channel is archived",
  action_prohibited: "an administrator of Slack does not allow it",
};

function wordsOf({ status, words }: Answered): string {
  if (status === undefined) return `Slack could not be reached (${words})`;
  const meaning = MEANINGS[words.trim()];
  return `Slack answered ${status}${meaning ? `: ${meaning}` : ` ${words.trim()}`}`.trim();
}

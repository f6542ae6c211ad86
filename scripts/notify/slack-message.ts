import type { News, Outcome } from "./news";

/** Of the bar beside the message. */
const COLOURS: Readonly<Record<Outcome, string>> = {
  success: "#2eb67d",
  failure: "#e01e5a",
  cancelled: "#ecb22e",
  skipped: "#868686",
};

/** Of one block. Source: Slack's "Section block". */
const MOST_CHARACTERS = 3000;

/** A message as Slack's incoming webhooks take it. */
export function slackMessage({ outcome, headline, details, url }: News): object {
  const lines = [
    `*${escaped(headline)}*`,
    ...details.map(escaped),
    ...(url === undefined ? [] : [`<${inLink(url)}|see the run>`]),
  ];
  return {
    attachments: [
      {
        color: COLOURS[outcome],
        fallback: escaped(headline),
        blocks: [{ type: "section", text: { type: "mrkdwn", text: fitted(lines) } }],
      },
    ],
  };
}

/** These three would begin links and mentions. Source: Slack's "Formatting text for app surfaces". */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const inLink = (url: string): string => escaped(url).replaceAll("|", "%7C");

/** The link to the run stays, whatever else is cut. */
function fitted(lines: readonly string[]): string {
  const whole = lines.join("\n");
  if (whole.length <= MOST_CHARACTERS) return whole;
  const last = lines.at(-1) ?? "";
  const room = MOST_CHARACTERS - Math.min(last.length, 500) - 3;
  // Not in the middle of an escaped character.
  const cut = lines
    .slice(0, -1)
    .join("\n")
    .slice(0, room)
    .replace(/&\w{0,3}$/, "");
  return `${cut}…\n${last.slice(0, 500)}`;
}

import { KIND_TITLES } from "../findings/finding";
import type { Merged } from "../merge";
import type { Review } from "../review";
import type { Block } from "./budget";
import { code, codeHtml, prose, proseSummary, short, visible } from "./escape";
import { LEVEL_WORDS, levelsInWords, verdictsInWords, where } from "./words";

/** More that are open leave no overview: they are folded like those that only ask for a look. */
const MOST_OPEN = 8;

/** Findings by kind: what is denied open, the rest a line each to be unfolded. */
export function findingBlocks(review: Review): Block[] {
  const asked = review.findings.filter(({ level }) => level === "deny" || level === "warn");
  const others = review.findings.filter(({ level }) => level === "note" || level === "allow");
  const blocks = asked.flatMap((one, index): Block[] => {
    const rank = one.level === "deny" ? 2 : 5;
    const title = { forms: [`\n### ${KIND_TITLES[one.kind]}\n\n`, ""], rank };
    const open = one.level === "deny" && index < MOST_OPEN;
    const block = { forms: [whole(one, review, open), line(one, review), ""], rank };
    return one.kind === asked[index - 1]?.kind ? [block] : [title, block];
  });
  return [...blocks, ...folded(others, review)];
}

/** What asks for nothing, one line each. */
function folded(others: readonly Merged[], review: Review): Block[] {
  if (others.length === 0) return [];
  const title = `\n<details><summary>${levelsInWords(others)}</summary>\n\n`;
  return [
    { forms: [title, ""], rank: 8 },
    ...chunks(others, 20).map((some) => ({
      forms: [some.map((one) => line(one, review)).join(""), ""],
      rank: 8,
    })),
    { forms: ["\n</details>\n", ""], rank: 8 },
  ];
}

const MOST_LINES = 12;

const MOST_IN_SUMMARY = 110;

function whole(one: Merged, review: Review, open: boolean): string {
  const in_ = where(one, review);
  const [cause = "", ...others] = one.causes;
  // Folded, a line says what changes as well, where that is one thing and leaves it a line.
  const alone = others.length === 0 && one.differences.length === 0;
  const fits = !open && alone && cause.length + one.what.length <= MOST_IN_SUMMARY;
  const why = fits && cause !== "" ? `: ${proseSummary(cause)}` : "";
  const summary = `<b>${LEVEL_WORDS[one.level]}</b>${in_ === "" ? "" : ` in ${proseSummary(in_)}`}: ${codeHtml(one.address)} ${proseSummary(one.what)}${why}`;
  const lines = [
    ...one.causes.slice(0, MOST_LINES).map(prose),
    ...more(one.causes.length - MOST_LINES),
    ...one.facts.map(({ label, value }) => `${prose(label)}: ${code(value)}`),
    ...(one.also ?? []).slice(0, 5).map((address) => `also ${code(address)}`),
    ...more((one.also ?? []).length - 5),
    ...one.differences
      .slice(0, MOST_LINES)
      .flatMap(({ environment, says }) =>
        says.slice(0, MOST_LINES).map((said) => `in ${code(environment)}: ${prose(said)}`),
      ),
    ...verdictsInWords(one).map(prose),
    prose(one.why),
    `**To do:** ${prose(one.todo)}`,
  ];
  const snippet = one.snippet === undefined ? "" : `\n${fenced(one.snippet)}`;
  return `<details${open ? " open" : ""}><summary>${summary}</summary>\n\n${lines.map((text) => `- ${text}\n`).join("")}${snippet}\n</details>\n`;
}

const more = (left: number): string[] => (left > 0 ? [`and ${left} more`] : []);

function fenced(snippet: string): string {
  const lines = snippet.split("\n");
  const shown = lines.slice(0, 60).map((one) => short(visible(one)));
  const left = lines.length > 60 ? `# and ${lines.length - 60} lines more\n` : "";
  const longest = Math.max(
    3,
    ...shown.flatMap((one) => one.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = "`".repeat(longest + 1);
  return `${fence}hcl\n${shown.join("\n")}\n${left}${fence}\n`;
}

function line(one: Merged, review: Review): string {
  const in_ = where(one, review);
  const facts = one.facts
    .slice(0, 2)
    .map(({ label, value }) => `${prose(label)} ${code(value)}`)
    .join(", ");
  return `- ${KIND_TITLES[one.kind]}${in_ === "" ? "" : ` in ${prose(in_)}`}: ${code(one.address)} ${prose(one.what)}${facts === "" ? "" : ` (${facts})`}\n`;
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

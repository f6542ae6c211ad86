import { mermaidOf } from "../graph/mermaid";
import type { Environment, Review } from "../review";
import { type Block, fit } from "./budget";
import { code, codeCell, codeHtml, prose } from "./escape";
import { findingBlocks } from "./markdown-findings";
import { marker } from "./marker";
import { kindsAt, risksInWords } from "./risks";
import { costInWords, countsInWords, levelsInWords } from "./words";

/** GitHub takes 65 536 characters; what a workflow adds has to fit too. */
export const LIMIT = 65_000;

/** Mermaid draws no longer text. Source: its configuration, `maxTextSize`, which GitHub leaves as it is. */
const MERMAID_LIMIT = 50_000;

/** Environments and notices that are named one by one. */
const MOST_ENVIRONMENTS = 50;
const MOST_NOTICES = 20;

/**
 * A review as one comment, whatever its size: what matters least is cut first, and that is said. First what matters in
 * each environment, with counts and costs; the rest is folded. It ends with what was reviewed: see {@link marker}.
 */
export function markdown(review: Review, limit = LIMIT): string {
  const blocks = [
    ...head(review),
    ...findingBlocks(review),
    ...graphs(review),
    ...review.environments.flatMap((one) => changes(one, review)),
  ];
  const end = `\n${marker(review.environments)}`;
  const room = limit - Buffer.byteLength(end);
  const whole = fit(blocks, room);
  if (whole.cut === 0) return `${whole.text}${end}`;
  const said =
    "\n> Some of this was cut, the least important first: the whole is in the HTML report and in `--format json`.\n";
  return `${fit(blocks, room - Buffer.byteLength(said)).text}${said}${end}`;
}

function head(review: Review): Block[] {
  const { environments, findings } = review;
  const changed = environments.filter(({ empty }) => !empty);
  const title = `## Plan review: ${changed.length === 0 ? "nothing to change" : levelsInWords(findings)}\n`;
  return [
    { forms: [title], rank: 0 },
    { forms: [overview(changed, review), ""], rank: 1 },
    { forms: [unchanged(environments), ""], rank: 1 },
    { forms: [notices(changed, review), ""], rank: 3 },
  ];
}

function overview(changed: readonly Environment[], review: Review): string {
  if (changed.length === 0) return "";
  const rows = changed.slice(0, MOST_ENVIRONMENTS).map((one) => {
    const cells = [
      codeCell(one.name),
      matters(one, review),
      countsInWords(one.parts),
      costInWords(one) || "–",
    ];
    return `| ${cells.join(" | ")} |\n`;
  });
  const left = changed.length - MOST_ENVIRONMENTS;
  const more = left > 0 ? `\nand ${left} environments more.\n` : "";
  return `\n| environment | what matters | resources | a month |\n| --- | --- | --- | --- |\n${rows.join("")}${more}`;
}

/** `**denied: 1 loses data**; to look at: 2 exposed`. */
function matters({ name }: Environment, { findings }: Review): string {
  const denied = risksInWords(kindsAt(findings, name, "deny"));
  const asked = risksInWords(kindsAt(findings, name, "warn"));
  const words = [
    ...(denied === "" ? [] : [`**denied: ${denied}**`]),
    ...(asked === "" ? [] : [`to look at: ${asked}`]),
  ];
  return words.length === 0 ? "nothing to look at" : words.join("; ");
}

function unchanged(environments: readonly Environment[]): string {
  const same = environments.filter(({ empty }) => empty).map(({ name }) => code(name));
  if (same.length === 0) return "";
  const left = same.length - MOST_ENVIRONMENTS;
  const more = left > 0 ? ` and ${left} more` : "";
  return `\nNothing changes in ${same.slice(0, MOST_ENVIRONMENTS).join(", ")}${more}.\n`;
}

/** What is the same of several environments is said once. */
function notices(changed: readonly Environment[], review: Review): string {
  const found = new Map<string, string[]>();
  for (const one of changed)
    for (const notice of one.notices) found.set(notice, [...(found.get(notice) ?? []), one.name]);
  const said = [
    ...[...found].map(([notice, names]) => `${of(names, review)}${prose(notice)}`),
    ...review.notices.map(prose),
  ];
  if (said.length === 0) return "";
  const left = said.length - MOST_NOTICES;
  const shown = [...said.slice(0, MOST_NOTICES), ...(left > 0 ? [`and ${left} more`] : [])];
  return `\n${shown.map((one) => `- ${one}\n`).join("")}`;
}

const of = (names: readonly string[], { environments }: Review): string =>
  environments.length === 1 ? "" : `${names.slice(0, MOST_ENVIRONMENTS).map(code).join(", ")}: `;

function graphs(review: Review): Block[] {
  return review.graphs.flatMap(({ environments, graph }) => {
    const count = (kind: string) => graph.edges.filter(({ change }) => change === kind).length;
    const [added, gone] = [count("added"), count("removed")];
    const { text, left } = mermaidOf(graph);
    if (added + gone === 0 || text.length > MERMAID_LIMIT) return [];
    const of =
      review.environments.length === 1 ? "" : ` in ${environments.map(codeHtml).join(", ")}`;
    const changed = [
      ...(added > 0 ? [`${added} new (green)`] : []),
      ...(gone > 0 ? [`${gone} gone (red)`] : []),
    ].join(", ");
    const more = left === 0 ? "" : `\n${left} other connections are not drawn.\n`;
    const whole = `\n<details><summary>Who can reach what${of}: ${changed}</summary>\n\n\`\`\`mermaid\n${text}\n\`\`\`\n${more}\n</details>\n`;
    return [{ forms: [whole, ""], rank: 7 }];
  });
}

/** Lines of one part that are listed. */
const MOST_LINES = 200;

function changes({ name, parts }: Environment, review: Review): Block[] {
  if (parts.length === 0) return [];
  const of = review.environments.length === 1 ? "" : ` in ${codeHtml(name)}`;
  const title = `\n<details><summary>All changes${of}: ${countsInWords(parts)}</summary>\n\n`;
  const blocks = parts.map((part) => {
    const summary = `- ${code(part.name)}: ${countsInWords([part])}\n`;
    const lines = part.lines
      .slice(0, MOST_LINES)
      .map((one) => `  - ${code(one)}\n`)
      .join("");
    const left = part.lines.length - MOST_LINES;
    const more = left > 0 ? `  - and ${left} more\n` : "";
    return { forms: [`${summary}${lines}${more}`, summary, ""], rank: 9 };
  });
  return [{ forms: [title, ""], rank: 8 }, ...blocks, { forms: ["\n</details>\n", ""], rank: 8 }];
}

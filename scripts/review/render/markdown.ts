import { KIND_TITLES } from "../findings/finding";
import { mermaidOf } from "../graph/mermaid";
import type { Merged } from "../merge";
import type { Environment, Review } from "../review";
import { type Block, fit } from "./budget";
import { code, html, prose, short, visible } from "./escape";
import {
  costInWords,
  countsInWords,
  LEVEL_WORDS,
  levelsInWords,
  verdictsInWords,
  where,
} from "./words";

/** GitHub takes 65 536 characters; what a workflow adds has to fit too. */
export const LIMIT = 65_000;

/** Finds the comment again, so that there is one of them. */
export const MARK = "<!-- devops-platform review -->";

/** A review as one comment, whatever its size: what matters least is cut first, and that is said. */
export function markdown(review: Review, limit = LIMIT): string {
  const blocks = [
    ...head(review),
    ...findings(review),
    ...graphs(review),
    ...rest(review),
    ...foot(review),
  ];
  const whole = fit(blocks, limit);
  if (whole.cut === 0) return whole.text;
  const said =
    "\n> Some of this was cut, the least important first: the whole is in the HTML report and in `--format json`.\n";
  return `${fit(blocks, limit - Buffer.byteLength(said)).text}${said}`;
}

function head(review: Review): Block[] {
  const { environments, findings: all, notices } = review;
  const changed = environments.filter(({ empty }) => !empty);
  const title = `${MARK}\n## Plan review: ${changed.length === 0 ? "nothing to change" : levelsInWords(all)}\n`;
  const rows = changed.slice(0, 50).map((one) => row(review, one));
  const table =
    rows.length === 0
      ? ""
      : `\n| environment | resources | findings | a month |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
  const same = environments.filter(({ empty }) => empty).map(({ name }) => code(name));
  const unchanged =
    same.length === 0 ? "" : `\nNothing changes in ${same.slice(0, 50).join(", ")}.\n`;
  const said = [
    ...changed.flatMap((one) =>
      one.notices.map(
        (notice) => `${environments.length > 1 ? `${code(one.name)}: ` : ""}${prose(notice)}`,
      ),
    ),
    ...notices.map(prose),
  ];
  const list = said
    .slice(0, 20)
    .map((one) => `- ${one}\n`)
    .join("");
  return [
    { forms: [title], rank: 0 },
    { forms: [table, ""], rank: 1 },
    { forms: [unchanged, ""], rank: 1 },
    { forms: [list === "" ? "" : `\n${list}`, ""], rank: 3 },
  ];
}

const row = ({ findings: all }: Review, environment: Environment): string =>
  `| ${code(environment.name).replaceAll("|", "\\|")} | ${countsInWords(environment.parts)} | ${levelsInWords(all, environment.name)} | ${costInWords(environment) || "–"} |`;

function findings(review: Review): Block[] {
  const asked = review.findings.filter(({ level }) => level === "deny" || level === "warn");
  const others = review.findings.filter(({ level }) => level === "note" || level === "allow");
  let kind: string | undefined;
  const blocks = asked.flatMap((one): Block[] => {
    const title =
      one.kind === kind
        ? []
        : [
            {
              forms: [`\n### ${KIND_TITLES[one.kind]}\n\n`, ""],
              rank: one.level === "deny" ? 2 : 5,
            },
          ];
    kind = one.kind;
    const rank = one.level === "deny" ? 2 : 5;
    return [...title, { forms: [full(one, review), line(one, review), ""], rank }];
  });
  return [...blocks, ...folded(others, review)];
}

/** What asks for nothing, one line each. */
function folded(others: readonly Merged[], review: Review): Block[] {
  if (others.length === 0) return [];
  const title = `\n<details><summary>${others.length} more, ${levelsInWords(others)}</summary>\n\n`;
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

function full(one: Merged, review: Review): string {
  const in_ = where(one, review);
  const lines = [
    ...one.causes.slice(0, MOST_LINES).map((cause) => `  - ${prose(cause)}`),
    ...one.facts.map(({ label, value }) => `  - ${prose(label)}: ${code(value)}`),
    ...(one.also ?? []).slice(0, 5).map((address) => `  - also ${code(address)}`),
    ...one.differences
      .slice(0, MOST_LINES)
      .flatMap(({ environment, says }) =>
        says.slice(0, MOST_LINES).map((said) => `  - in ${code(environment)}: ${prose(said)}`),
      ),
    ...verdictsInWords(one).map((said) => `  - ${prose(said)}`),
  ];
  const snippet = one.snippet === undefined ? "" : `\n${fenced(one.snippet)}`;
  return `- **${LEVEL_WORDS[one.level]}**${in_ === "" ? "" : ` in ${prose(in_)}`}: ${code(one.address)} ${prose(one.what)}\n${lines.join("\n")}${lines.length > 0 ? "\n" : ""}  - ${prose(one.why)}\n  - **To do:** ${prose(one.todo)}\n${snippet}`;
}

function fenced(snippet: string): string {
  const lines = snippet
    .split("\n")
    .slice(0, 60)
    .map((one) => `  ${short(visible(one))}`);
  return `  \`\`\`\`hcl\n${lines.join("\n")}\n  \`\`\`\`\n`;
}

function line(one: Merged, review: Review): string {
  const in_ = where(one, review);
  const facts = one.facts
    .slice(0, 2)
    .map(({ label, value }) => `${prose(label)} ${code(value)}`)
    .join(", ");
  return `- ${KIND_TITLES[one.kind]}${in_ === "" ? "" : ` in ${prose(in_)}`}: ${code(one.address)} ${prose(one.what)}${facts === "" ? "" : ` (${facts})`}\n`;
}

function graphs(review: Review): Block[] {
  return review.graphs
    .filter(({ graph }) => graph.edges.some(({ change }) => change !== "same"))
    .map(({ environments, graph }) => {
      const { text, left } = mermaidOf(graph);
      const of = review.environments.length === 1 ? "" : ` in ${environments.map(html).join(", ")}`;
      const more = left === 0 ? "" : `\n${left} other connections are not drawn.\n`;
      const whole = `\n<details open><summary>Who can reach what${of}: green is new, red is gone</summary>\n\n\`\`\`mermaid\n${text}\n\`\`\`\n${more}\n</details>\n`;
      return { forms: [whole, ""], rank: 7 };
    });
}

function rest(review: Review): Block[] {
  return review.environments
    .filter(({ parts }) => parts.length > 0)
    .flatMap((environment) => {
      const of = review.environments.length === 1 ? "" : ` in ${html(environment.name)}`;
      const title = `\n<details><summary>All changes${of}: ${countsInWords(environment.parts)}</summary>\n\n`;
      const blocks = environment.parts.map((part) => {
        const summary = `- ${code(part.name)}: ${countsInWords([part])}\n`;
        const lines = part.lines
          .slice(0, 200)
          .map((one) => `  - ${code(one)}\n`)
          .join("");
        const more = part.lines.length > 200 ? `  - and ${part.lines.length - 200} more\n` : "";
        return { forms: [`${summary}${lines}${more}`, summary, ""], rank: 9 };
      });
      return [
        { forms: [title, ""], rank: 8 },
        ...blocks,
        { forms: ["\n</details>\n", ""], rank: 8 },
      ];
    });
}

const foot = (_review: Review): Block[] => [];

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

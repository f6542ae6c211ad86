import { KIND_TITLES } from "../findings/finding";
import type { Graph } from "../graph/graph";
import { svgOf } from "../graph/svg";
import type { Merged } from "../merge";
import type { Review } from "../review";
import { html, proseHtml } from "./escape";
import { STYLES } from "./styles";
import {
  costInWords,
  countsInWords,
  LEVEL_WORDS,
  levelsInWords,
  verdictsInWords,
  where,
} from "./words";

/** A review as one file that needs nothing else: no script, no font, no network. */
export async function htmlReport(review: Review): Promise<string> {
  const asked = review.findings.filter(({ level }) => level === "deny" || level === "warn");
  const others = review.findings.filter(({ level }) => level === "note" || level === "allow");
  const body = [
    `<h1>Plan review: ${html(title(review))}</h1>`,
    environments(review),
    notices(review),
    ...sections(asked, review),
    others.length === 0
      ? ""
      : `<details><summary>${others.length} more, ${html(levelsInWords(others))}</summary>${others.map((one) => finding(one, review)).join("")}</details>`,
    ...(await graphs(review)),
    ...changes(review),
  ].join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Plan review</title>
<style>${STYLES}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

const title = (review: Review): string =>
  review.environments.every(({ empty }) => empty)
    ? "nothing to change"
    : levelsInWords(review.findings);

function environments(review: Review): string {
  const rows = review.environments.map((one) =>
    one.empty
      ? `<tr><th scope="row">${html(one.name)}</th><td colspan="3">nothing to change</td></tr>`
      : `<tr><th scope="row">${html(one.name)}</th><td>${countsInWords(one.parts)}</td><td>${levelsInWords(review.findings, one.name)}</td><td>${html(costInWords(one)) || "–"}</td></tr>`,
  );
  return `<table><thead><tr><th>environment</th><th>resources</th><th>findings</th><th>a month</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function notices(review: Review): string {
  const all = [
    ...review.environments.flatMap(({ name, notices: own }) => own.map((one) => `${name}: ${one}`)),
    ...review.notices,
  ];
  return all.length === 0
    ? ""
    : `<ul class="notices">${all.map((one) => `<li>${proseHtml(one)}</li>`).join("")}</ul>`;
}

function sections(asked: readonly Merged[], review: Review): string[] {
  const kinds = [...new Set(asked.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const all = asked.filter((one) => one.kind === kind);
    return `<section><h2>${KIND_TITLES[kind]}</h2>${all.map((one) => finding(one, review)).join("")}</section>`;
  });
}

function finding(one: Merged, review: Review): string {
  const in_ = where(one, review);
  const also = (one.also ?? []).map((address) => `<li>also <code>${html(address)}</code></li>`);
  const items = [
    ...one.causes.map((cause) => `<li>${proseHtml(cause)}</li>`),
    ...one.facts.map(({ label, value }) => `<li>${html(label)}: <code>${html(value)}</code></li>`),
    ...also,
    ...one.differences.flatMap(({ environment, says }) =>
      says.map((said) => `<li>in <b>${html(environment)}</b>: ${proseHtml(said)}</li>`),
    ),
    ...verdictsInWords(one).map((said) => `<li>${html(said)}</li>`),
  ];
  return `<article class="${one.level}">
<h3><span class="level">${LEVEL_WORDS[one.level]}</span>${in_ === "" ? "" : ` in ${html(in_)}`} <code>${html(one.address)}</code> ${proseHtml(one.what)}</h3>
${items.length === 0 ? "" : `<ul>${items.join("")}</ul>`}
<p>${proseHtml(one.why)}</p>
<p><b>To do:</b> ${proseHtml(one.todo)}</p>
${one.snippet === undefined ? "" : `<pre>${one.snippet.split("\n").map(html).join("\n")}</pre>`}
</article>`;
}

async function graphs(review: Review): Promise<string[]> {
  const drawn: string[] = [];
  for (const { environments: of, graph } of review.graphs) {
    const left = graph.left === 0 ? "" : `<p>${graph.left} other connections are not drawn.</p>`;
    drawn.push(
      `<section><h2>Who can reach what in ${html(of.join(", "))}</h2><p class="key"><span class="new">new</span> <span class="gone">gone</span> as it is</p><div class="graph">${(await svgOf(graph)) ?? listed(graph)}</div>${left}</section>`,
    );
  }
  return drawn;
}

/** The same in words. */
const listed = ({ edges }: Graph): string =>
  `<ul>${edges.map(({ from, to, label, change }) => `<li>${change === "same" ? "" : change === "added" ? "new: " : "gone: "}${html(from)} → ${html(to)} ${html(label)}</li>`).join("")}</ul>`;

function changes(review: Review): string[] {
  return review.environments
    .filter(({ parts }) => parts.length > 0)
    .map(({ name, parts }) => {
      const lists = parts.map(
        (part) =>
          `<details><summary>${html(part.name)}: ${countsInWords([part])}</summary><ul>${part.lines.map((line) => `<li><code>${html(line)}</code></li>`).join("")}</ul></details>`,
      );
      return `<section><h2>All changes in ${html(name)}</h2>${lists.join("")}</section>`;
    });
}

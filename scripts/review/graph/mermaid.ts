import type { Graph } from "./graph";

/** GitHub draws no more than some hundred; a reader sees fewer. */
const MOST_EDGES = 40;

/** A graph as GitHub draws it in a comment: what changes, and what it is connected to. */
export function mermaidOf({ nodes, edges, left }: Graph): { text: string; left: number } {
  const changed = edges.filter(({ change }) => change !== "same");
  const near = new Set(changed.flatMap(({ from, to }) => [from, to]));
  const shown = [
    ...changed,
    ...edges.filter(
      ({ change, from, to }) =>
        change === "same" && (edges.length <= MOST_EDGES || near.has(from) || near.has(to)),
    ),
  ].slice(0, MOST_EDGES);
  const used = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const names = new Map([...used].map((id, index) => [id, `n${index}`]));
  const kept = nodes.filter(({ id }) => used.has(id));
  const shapes = kept.map(({ id, kind }) => {
    const label = quoted(short(id));
    const name = names.get(id);
    if (kind === "internet") return `  ${name}((${label}))`;
    return kind === "data" ? `  ${name}[(${label})]` : `  ${name}[${label}]`;
  });
  const arrows = shown.map(({ from, to, label, change }) => {
    const words =
      change === "same" ? label : `${change === "added" ? "new" : "gone"} ${label}`.trim();
    const arrow = change === "removed" ? "-.->" : "-->";
    return `  ${names.get(from)} ${arrow}${words === "" ? "" : `|${quoted(words)}|`} ${names.get(to)}`;
  });
  const colours = shown.flatMap(({ change }, index) =>
    change === "same"
      ? []
      : [
          `  linkStyle ${index} stroke:${change === "added" ? "#1a7f37" : "#cf222e"},stroke-width:2px`,
        ],
  );
  const outlined = kept.flatMap(({ id, change }) =>
    change === "same"
      ? []
      : [
          `  style ${names.get(id)} stroke:${change === "added" ? "#1a7f37" : "#cf222e"},stroke-width:2px`,
        ],
  );
  return {
    text: ["flowchart LR", ...shapes, ...arrows, ...colours, ...outlined].join("\n"),
    left: left + edges.length - shown.length,
  };
}

const short = (id: string): string => {
  const plain = id.replace(/(^|\.)aws_/g, "$1");
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
};

/** Mermaid takes entities for what would end a text. */
const quoted = (text: string): string =>
  `"${text
    .replaceAll("#", "#35;")
    .replaceAll('"', "#quot;")
    .replaceAll("<", "#lt;")
    .replaceAll(">", "#gt;")
    .replaceAll("`", "#96;")
    .replaceAll(/\p{Cc}/gu, " ")}"`;

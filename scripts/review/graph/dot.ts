import type { Change, Graph, NodeKind } from "./graph";

const COLOURS: Readonly<Record<Change, string>> = {
  added: "#1a7f37",
  removed: "#cf222e",
  same: "#57606a",
};

const SHAPES: Readonly<Record<NodeKind, string>> = {
  internet: "doublecircle",
  range: "note",
  entry: "house",
  compute: "box",
  data: "cylinder",
  other: "box",
};

/** A graph as Graphviz reads it. Colours say what changes, and words say it to those who see no colours. */
export function dotOf({ nodes, edges }: Graph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const node = nodes.map(({ id, kind, change }) => {
    const style = change === "removed" ? "dashed" : "solid";
    return `${names.get(id)} [label=${quoted(labelOf(id, change))} shape=${SHAPES[kind]} color="${COLOURS[change]}" fontcolor="${COLOURS[change]}" style=${style}]`;
  });
  const edge = edges.map(({ from, to, label, change }) => {
    const style = change === "removed" ? "dashed" : change === "added" ? "bold" : "solid";
    const words =
      change === "same" ? label : `${change === "added" ? "new" : "gone"} ${label}`.trim();
    return `${names.get(from)} -> ${names.get(to)} [label=${quoted(words)} color="${COLOURS[change]}" fontcolor="${COLOURS[change]}" style=${style}]`;
  });
  return [
    "digraph {",
    'graph [rankdir=LR bgcolor="transparent" nodesep=0.25 ranksep=0.9]',
    'node [fontname="Helvetica" fontsize=11 margin="0.12,0.06"]',
    'edge [fontname="Helvetica" fontsize=10]',
    ...node,
    ...edge,
    "}",
  ].join("\n");
}

/** The type and the name on lines of their own; long ones shortened. */
function labelOf(id: string, change: Change): string {
  const [, module = "", type, name] = /^((?:module\.[^.]+\.)*)(\w+)\.(.+)$/.exec(id) ?? [];
  const words =
    type === undefined || /^\d/.test(id) ? id : `${type.replace(/^aws_/, "")}\n${module}${name}`;
  const mark = change === "same" ? "" : change === "added" ? "\n(new)" : "\n(gone)";
  return `${words.length > 70 ? `${words.slice(0, 69)}…` : words}${mark}`;
}

/** Text only: a backslash or a quote in a name does nothing. */
const quoted = (text: string): string =>
  `"${text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll(/\p{Cc}/gu, " ")}"`;

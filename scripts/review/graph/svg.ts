import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { dotOf } from "./dot";
import type { Graph } from "./graph";

/** A graph as SVG, drawn by Graphviz as WebAssembly: no program has to be installed. */
export async function svgOf(graph: Graph): Promise<string> {
  const graphviz = await Graphviz.load();
  const svg = graphviz.dot(dotOf(graph), "svg");
  return svg.slice(svg.indexOf("<svg"));
}

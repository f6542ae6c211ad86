import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { dotOf } from "./dot";
import type { Graph } from "./graph";

/**
 * A graph as SVG, drawn by Graphviz as WebAssembly: no program has to be installed. Undefined where Graphviz
 * cannot draw it, so that a report is not lost for its picture.
 */
export async function svgOf(graph: Graph): Promise<string | undefined> {
  const graphviz = await Graphviz.load();
  try {
    const svg = graphviz.dot(dotOf(graph), "svg");
    return svg.slice(svg.indexOf("<svg"));
  } catch {
    return undefined;
  }
}

/** What becomes of a node or an edge. */
export type Change = "added" | "removed" | "same";

/** Decides how a node is drawn. */
export type NodeKind = "internet" | "range" | "entry" | "compute" | "data" | "other";

export interface Node {
  /** The address, or what it stands for: `internet`, `10.0.0.0/16`. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly change: Change;
}

/** Something that can reach something. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** On which ports, or by which right. */
  readonly label: string;
  readonly change: Change;
}

/** Who can reach what, before and after a plan. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** How many connections were left out because there are too many to be seen. */
  readonly left: number;
}

export const INTERNET = "internet";

/** What a node of PostgreSQL's syntax tree says. */
export interface Fields {
  readonly [name: string]: unknown;
}

/** A node of the tree, which PostgreSQL's own parser writes as an object with its kind as the key. */
export interface Node {
  readonly kind: string;
  readonly fields: Fields;
}

/** The fields of a node that is of this kind. */
export const fieldsOf = (node: unknown, kind: string): Fields | undefined =>
  (node as Record<string, Fields> | undefined)?.[kind];

/** Bodies of functions and rules do nothing yet when they are made. */
const keptForLater = new Set(["CreateFunctionStmt", "RuleStmt", "PrepareStmt"]);

/** All nodes from here on down, this one first: a `with` may delete rows far inside of a `select`. */
export function nodesIn(value: unknown): Node[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return Object.entries(value as Fields).flatMap(([kind, inner]) => {
    // Kinds begin with a capital, names of fields with a small letter.
    if (!/^[A-Z]/.test(kind)) return nodesIn(inner);
    const node = { kind, fields: inner as Fields };
    return keptForLater.has(kind) ? [node] : [node, ...nodesIn(inner)];
  });
}

export const hasNode = (value: unknown, ...kinds: string[]): boolean =>
  nodesIn(value).some(({ kind }) => kinds.includes(kind));

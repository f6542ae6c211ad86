import type { Violation } from "./import-rules";
import type { Source } from "./sources";
import { zoneOf } from "./zones";

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const hermetic = new Set(["stacks", "envs", "modules", "shared"]);

const packages = /^(node:)?(https?|http2|net|dns|tls|os|process|child_process|timers)(\/|$)/;

/** Synthesis gives the same bytes everywhere: nothing in src/ reads what differs between runs. */
export function hermeticViolations(sources: ReadonlyMap<string, Source>): Violation[] {
  return [...sources.values()].filter(isHermetic).flatMap((source) => {
    const found: Violation[] = source.imports
      .filter(({ specifier }) => packages.test(specifier))
      .map(({ line, specifier }) => violation(source, line, `imports ${specifier}`));
    visit(source.program, (node) => {
      const read = unsteadyRead(node);
      if (read) found.push(violation(source, source.lineAt(node.start), `uses ${read}`));
    });
    return found;
  });
}

function violation({ path }: Source, line: number, what: string): Violation {
  const message = `${what}, but synthesis must give the same bytes on any machine at any time. Make it a field of the configuration.`;
  return { path, line, message };
}

/** No environment's name is in a module or a stack: what differs between them is a field. */
export function nameViolations(sources: ReadonlyMap<string, Source>): Violation[] {
  const names = environmentNames(sources);
  const found: Violation[] = [];
  for (const source of sources.values()) {
    const zone = zoneOf(source.path);
    if (zone !== "modules" && zone !== "stacks") continue;
    visit(source.program, (node) => {
      if (node.type !== "Literal" || typeof node.value !== "string") return;
      if (!names.has(node.value)) return;
      const message = `names the environment "${node.value}", but modules and stacks know no environment. Make what differs a field, such as lifecycle: "durable".`;
      found.push({ path: source.path, line: source.lineAt(node.start), message });
    });
  }
  return found;
}

/** An environment is a file in src/envs that calls `defineEnvironment`; its name is the file's. */
function environmentNames(sources: ReadonlyMap<string, Source>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const source of sources.values()) {
    const name = /^src\/envs\/([^/]+)\.ts$/.exec(source.path)?.[1];
    if (name === undefined) continue;
    visit(source.program, (node) => {
      if (node.type === "CallExpression" && isNamed(node.callee, "defineEnvironment")) {
        names.add(name);
      }
    });
  }
  return names;
}

function isHermetic({ path }: Source): boolean {
  return hermetic.has(zoneOf(path));
}

/** What a piece of code reads that is not the same in every run. */
function unsteadyRead(node: Node): string | undefined {
  if (node.type === "MemberExpression") {
    if (isNamed(node.object, "process")) return `process.${propertyOf(node)}`;
    if (isNamed(node.object, "Math") && propertyOf(node) === "random") return "Math.random";
    if (isNamed(node.object, "Date")) return `Date.${propertyOf(node)}`;
    if (isNamed(node.object, "performance")) return `performance.${propertyOf(node)}`;
    if (/^random/.test(propertyOf(node))) return propertyOf(node);
  }
  if (node.type === "NewExpression" || node.type === "CallExpression") {
    if (isNamed(node.callee, "Date")) return "Date";
    if (isNode(node.callee) && /^random/.test(nameOf(node.callee))) return nameOf(node.callee);
  }
  return undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function isNamed(value: unknown, name: string): boolean {
  return isNode(value) && nameOf(value) === name;
}

function nameOf(node: Node): string {
  return node.type === "Identifier" ? String(node.name) : "";
}

function propertyOf(member: Node): string {
  return isNode(member.property) ? String(member.property.name ?? member.property.value) : "";
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
  } else if (isNode(value)) {
    see(value);
    for (const field of Object.values(value)) visit(field, see);
  }
}

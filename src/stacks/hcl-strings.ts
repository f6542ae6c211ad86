import { DefaultTokenResolver, StringConcat, TerraformElement, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

const resolver = new DefaultTokenResolver(new StringConcat());
const escaping = new WeakSet<TerraformElement>();

/**
 * Makes the elements of a stack write their strings as HCL reads them. CDKTF's renderer escapes
 * nothing in a string with a reference in it, such as a policy or a container definition.
 */
export function escapeStringsOf(stack: IConstruct): void {
  const elements = stack.node.findAll().filter((node) => TerraformElement.isTerraformElement(node));
  for (const element of elements.filter((candidate) => !escaping.has(candidate))) {
    escaping.add(element);
    const render = element.toHclTerraform.bind(element);
    element.toHclTerraform = () =>
      escapeAll(Tokenization.resolve(render(), { scope: element, resolver, preparing: false }));
  }
}

function escapeAll(value: unknown): unknown {
  if (typeof value === "string") return escapeForHcl(value);
  if (Array.isArray(value)) return value.map(escapeAll);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, under]) => [key, escapeAll(under)]));
}

/**
 * A string of Terraform's JSON syntax as the inside of a quoted string in HCL: the same template,
 * in which quotes, backslashes and line ends outside of `${…}` are escaped.
 */
export function escapeForHcl(text: string): string {
  let escaped = "";
  for (let at = 0; at < text.length; ) {
    const end = text.startsWith("$${", at) ? at + 3 : interpolationEnd(text, at);
    escaped += end === at ? escapeCharacter(text.charAt(at)) : text.slice(at, end);
    at = Math.max(end, at + 1);
  }
  return escaped;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

const escapeCharacter = (character: string) => ESCAPES[character] ?? character;

/** Where the interpolation that starts here ends; here when none starts. */
function interpolationEnd(text: string, start: number): number {
  if (!text.startsWith("${", start)) return start;
  let depth = 1;
  for (let at = start + 2; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = stringEnd(text, at);
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return at + 1;
  }
  return start;
}

/** Where the quoted string that starts here has its closing quote; it may hold interpolations. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text.charAt(at) === '"') return at;
    if (text.charAt(at) === "\\") at++;
    else at = Math.max(at, interpolationEnd(text, at) - 1);
  }
  return text.length;
}

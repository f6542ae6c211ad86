import type { Plan } from "../model/plan";
import { KEEPING } from "../tables/keeping";
import { SERVING } from "../tables/serving";
import { finding } from "./context";
import type { Finding } from "./finding";

/** Configuration that tells Terraform of a new address. */
const moved = (from: string, to: string): string => `moved {\n  from = ${from}\n  to   = ${to}\n}`;

/** Renames of what neither keeps data nor serves, all in one: the others are told by what is lost. */
export function renamed(plan: Plan, renames: ReadonlyMap<string, string>): Finding[] {
  const left = collapsed(
    [...renames].filter(([from]) => {
      const type = plan.at(from)?.type ?? "";
      return !(type in KEEPING) && !(type in SERVING);
    }),
  );
  const [first] = left;
  const resource =
    first && (plan.at(first[0]) ?? { address: first[0], type: "module", deposed: false });
  if (!resource) return [];
  return [
    finding(resource, {
      kind: "rename",
      rule: "renamed-without-moved",
      severity: "medium",
      what:
        left.length === 1
          ? "is destroyed and made anew, though it only seems to be renamed"
          : `and ${left.length - 1} more are destroyed and made anew, though they only seem to be renamed`,
      causes: left.slice(0, 20).map(([from, to]) => `\`${from}\` is \`${to}\` now.`),
      why: "Terraform knows things by their addresses, and takes a new one for a new thing.",
      todo: "Add the `moved` blocks, and nothing is destroyed.",
      snippet: left.map(([from, to]) => moved(from, to)).join("\n\n"),
      also: left.slice(1).map(([from]) => from),
    }),
  ];
}

/**
 * One `moved` block does for a whole module, and for a resource with `count` or `for_each` where the keys
 * stay; where not all that goes from there goes to the same place, each has its own.
 */
export function collapsed(pairs: readonly (readonly [string, string])[]): [string, string][] {
  const found = new Map<string, string>();
  const agreeing = agreed(pairs);
  for (const [from, to] of pairs) {
    const [shortFrom, shortTo] = shortened(from, to);
    if (agreeing.has(shortFrom)) found.set(shortFrom, shortTo);
    else found.set(from, to);
  }
  return [...found];
}

/** The `moved` block for each of the addresses that were renamed. */
export function movedBlocks(renames: ReadonlyMap<string, string>): Map<string, string> {
  const pairs = [...renames];
  const agreeing = agreed(pairs);
  return new Map(
    pairs.map(([from, to]) => {
      const short = shortened(from, to);
      return [from, moved(...(agreeing.has(short[0]) ? short : ([from, to] as const)))];
    }),
  );
}

/** Modules and resources of which everything goes to one place, and nothing stays. */
function agreed(pairs: readonly (readonly [string, string])[]): Set<string> {
  const places = new Map<string, Set<string>>();
  for (const [from, to] of pairs) {
    const [shortFrom, shortTo] = shortened(from, to);
    places.set(shortFrom, (places.get(shortFrom) ?? new Set()).add(shortTo));
  }
  return new Set([...places].filter(([, to]) => to.size === 1).map(([from]) => from));
}

function shortened(from: string, to: string): [string, string] {
  const [a, b] = [partsOf(from), partsOf(to)];
  let [i, j] = [a.length, b.length];
  // What is the same at the end moves with what is before it, down to a whole module.
  while (i > 1 && j > 1 && a[i - 1] === b[j - 1]) {
    i -= 1;
    j -= 1;
  }
  const whole = (parts: readonly string[], end: number) => parts.slice(0, end).join(".");
  const isModule = (parts: readonly string[], end: number) => parts[end - 1]?.startsWith("module.");
  if (i < a.length && isModule(a, i) && isModule(b, j)) return [whole(a, i), whole(b, j)];
  const [, nameA, keyA] = /^(.*?)(\[[^\]]*\])?$/.exec(from) ?? [];
  const [, nameB, keyB] = /^(.*?)(\[[^\]]*\])?$/.exec(to) ?? [];
  if (keyA !== undefined && keyA === keyB && nameA && nameB && nameA !== nameB)
    return [nameA, nameB];
  return [from, to];
}

/** `module.a["x"].aws_sqs_queue.b[0]` in `module.a["x"]` and `aws_sqs_queue.b[0]`. */
const partsOf = (address: string): string[] =>
  address.match(/module\.[^.[]+(?:\[[^\]]*\])?|(?:(?!module\.)[^.]+\.)[^.[]+(?:\[.*\])?/g) ?? [
    address,
  ];

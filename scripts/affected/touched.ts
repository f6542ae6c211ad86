import { isDeepStrictEqual } from "node:util";
import type { Configuration, Stack } from "../stacks/stack";
import { counted } from "../terminal/counted";

/** How a stack differs from what it was, in words; undefined where it does not. */
export function differenceOf(now: Stack, before: Stack | undefined): string | undefined {
  if (before === undefined) return "new";
  if (isDeepStrictEqual(now.configuration, before.configuration)) return undefined;
  const [own, other] = [partsOf(now.configuration), partsOf(before.configuration)];
  const added = [...own.keys()].filter((address) => !other.has(address));
  const removed = [...other.keys()].filter((address) => !own.has(address));
  const changed = [...own].filter(
    ([address, part]) => other.has(address) && !isDeepStrictEqual(part, other.get(address)),
  );
  const words = [
    [added.length, "added"],
    [changed.length, "changed"],
    [removed.length, "removed"],
  ] as const;
  const said = words.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length > 0
    ? `${said.join(", ")} of ${counted(own.size, "resource")}`
    : "what Terraform is told beside the resources";
}

/** Resources and modules, by their addresses. */
function partsOf({ resource = {}, module = {} }: Configuration): Map<string, unknown> {
  const resources = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, part]) => [`${type}.${name}`, part] as const),
  );
  const modules = Object.entries(module).map(([name, part]) => [`module.${name}`, part] as const);
  return new Map<string, unknown>([...resources, ...modules]);
}

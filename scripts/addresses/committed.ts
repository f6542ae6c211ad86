import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStacks } from "../synth/stacks";
import { compare, type Difference } from "./compare";
import { formatList, parseList } from "./list";
import {
  type Resources,
  resourcesOf,
  type StackJson,
  type StackResources,
} from "./stack-resources";

const NOTHING: StackResources = { resources: new Map(), moved: new Map() };

/** The resources of every stack in an output folder, by the stack's name. */
export function synthesizedStacks(output: string): ReadonlyMap<string, StackResources> {
  const stacks = readStacks(output).map(({ name, file }) => {
    const json = JSON.parse(readFileSync(file, "utf8")) as StackJson;
    return [name, resourcesOf(json)] as const;
  });
  return new Map(stacks);
}

/** The committed lists of a folder, by the stack's name. */
export function committedLists(folder: string): ReadonlyMap<string, Resources> {
  const lists = fileNames(folder).map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return [file.replace(/\.txt$/, ""), parseList(text)] as const;
  });
  return new Map(lists);
}

/** What the stacks would do to what the lists say, by the stack's name. */
export function compareAll(
  lists: ReadonlyMap<string, Resources>,
  stacks: ReadonlyMap<string, StackResources>,
): ReadonlyMap<string, readonly Difference[]> {
  const names = [...new Set([...lists.keys(), ...stacks.keys()])].sort();
  return new Map(
    names.map((name) => [name, compare(lists.get(name) ?? new Map(), stacks.get(name) ?? NOTHING)]),
  );
}

/** Makes the folder's lists say what the stacks are. */
export function writeLists(folder: string, stacks: ReadonlyMap<string, StackResources>): void {
  mkdirSync(folder, { recursive: true });
  for (const file of fileNames(folder)) {
    if (!stacks.has(file.replace(/\.txt$/, ""))) rmSync(join(folder, file));
  }
  for (const [name, { resources }] of stacks) {
    writeFileSync(join(folder, `${name}.txt`), formatList(resources));
  }
}

function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".txt"));
  } catch {
    return [];
  }
}

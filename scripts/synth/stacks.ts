import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A stack as synthesis wrote it. */
export interface SynthesizedStack {
  readonly name: string;
  /** How many resources it declares; one with `count` is one. */
  readonly resources: number;
  /** Path of its cdk.tf.json or cdk.tf. */
  readonly file: string;
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

/** The stacks in an output folder, by name. */
export function readStacks(output: string): SynthesizedStack[] {
  const manifest = JSON.parse(readFileSync(join(output, "manifest.json"), "utf8")) as Manifest;
  return Object.entries(manifest.stacks).map(([name, { synthesizedStackPath }]) => {
    const file = join(output, synthesizedStackPath);
    return { name, resources: countResources(file), file };
  });
}

function countResources(file: string): number {
  const text = readFileSync(file, "utf8");
  if (!file.endsWith(".json")) return text.match(/^resource "/gm)?.length ?? 0;
  const { resource = {} } = JSON.parse(text) as { resource?: Record<string, object> };
  return Object.values(resource).reduce((sum, named) => sum + Object.keys(named).length, 0);
}

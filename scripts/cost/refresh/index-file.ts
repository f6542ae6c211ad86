/** `eu-west-1` as a name: `euWest1`. */
const named = (region: string): string =>
  region.replaceAll(/-([a-z0-9])/g, (_, first: string) => first.toUpperCase());

/** The file that brings the tables of a folder together, so that they are part of the program. */
export function indexOf(files: readonly string[]): string {
  const regions = files
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
  return [
    "// Written by `devops-platform cost --refresh-prices <region>`: one line for each file of this folder.",
    ...regions.map((region) => `import ${named(region)} from "./${region}.json";`),
    "",
    `export const TABLES: readonly unknown[] = [${regions.map(named).join(", ")}];`,
    "",
  ].join("\n");
}

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { type Program, parseSync } from "oxc-parser";

/** What one file imports, re-exports or loads, by a type or a value. */
export interface Import {
  readonly line: number;
  /** As it is written: `../naming`, `@cdktf/provider-aws/lib/lb`. */
  readonly specifier: string;
  /** The imported file, relative to the repository; the specifier for a package. */
  readonly target: string;
}

/** A source file that is checked. */
export interface Source {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly program: Program;
  readonly lineAt: (offset: number) => number;
}

const places = ["main.ts", "src", "scripts", "application", "examples"];
const skipped = new Set(["node_modules", "cdktf.out", ".gen", ".cache", "dist"]);

/** Every TypeScript source of the repository that the rules are about, by path. */
export function readSources(root: string): ReadonlyMap<string, Source> {
  const files = places.flatMap((place) => filesIn(join(root, place)));
  return new Map(
    files.map((file) => {
      const path = relative(root, file).split(sep).join("/");
      return [path, readSource(root, path)];
    }),
  );
}

function filesIn(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(place, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.(m?ts|tsx)$/.test(entry.name) ? [path] : [];
  });
}

function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const { program, module, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const value = /^["'`](.*)["'`]$/.exec(text.slice(start, end))?.[1];
      return value === undefined ? [] : [{ start, value }];
    }),
  ];
  const imports = requests.map(({ start, value: specifier }) => ({
    line: lineAt(start),
    specifier,
    target: resolveImport(root, path, specifier),
  }));
  return { path, imports: unique(imports), program, lineAt };
}

function unique(imports: readonly Import[]): Import[] {
  return [...new Map(imports.map((found) => [`${found.line} ${found.target}`, found])).values()];
}

function resolveImport(root: string, from: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  const path = posix.join(posix.dirname(from), specifier);
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  return candidates.find((candidate) => isFile(join(root, candidate))) ?? path;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

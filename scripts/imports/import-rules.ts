import type { Import, Source } from "./sources";
import { exampleOf, isPure, moduleOf, type Zone, zoneOf } from "./zones";

/** A rule that a file breaks. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  /** What the file does, why that is not allowed, what to do instead. */
  readonly message: string;
}

/** What a zone may import whatever the file; `pure`: only files that load without CDKTF. */
const allowed: Readonly<Record<string, Readonly<Partial<Record<Zone, "all" | "pure" | "own">>>>> = {
  main: { stacks: "all", envs: "all", shared: "all" },
  stacks: { stacks: "all", envs: "all", modules: "all", shared: "all" },
  envs: { envs: "all", modules: "pure", shared: "pure" },
  modules: { modules: "own", shared: "all", bindings: "all" },
  shared: { shared: "all", modules: "pure" },
  scripts: { scripts: "all", envs: "pure", modules: "pure", shared: "pure" },
  application: { application: "all" },
  examples: { examples: "own", stacks: "all", envs: "all", modules: "all", shared: "all" },
};

const remedies: Readonly<Record<string, string>> = {
  main: "main.ts only says which stacks make up the app: move the rest into a stack.",
  stacks: "A stack wires modules: move what it needs into src/.",
  envs: "Environments are configuration: import a config or pure file, or split the pure part off.",
  modules:
    "Take what you need as a prop, import a pure file of the other module, or move what both use into src/.",
  shared: "What every module uses knows no module's constructs, stack or environment: pass it in.",
  scripts:
    "Commands read the environments and cdktf.out: split the pure part off, or read the synthesized output.",
  application: "The application is built and shipped by itself: copy nothing, pass a variable.",
  examples: "An example stands on src/ alone.",
};

/** Who may import whom. */
export function importViolations(sources: ReadonlyMap<string, Source>): Violation[] {
  return [...sources.values()].flatMap((source) =>
    source.imports.flatMap((found) => {
      const reason = refusal(source.path, found, sources);
      if (reason === undefined) return [];
      const message = `imports ${found.specifier}, but ${reason}`;
      return [{ path: source.path, line: found.line, message }];
    }),
  );
}

function refusal(
  path: string,
  { target }: Import,
  sources: ReadonlyMap<string, Source>,
): string | undefined {
  const from = zoneOf(path);
  const to = zoneOf(target);
  if (to === "package") return refusedPackage(from, target);
  const permission = allowed[from]?.[to];
  if (permission === "all") return undefined;
  if (permission === "own" && isOwn(path, target)) return undefined;
  const pureIsEnough = permission === "pure" || (permission === "own" && to === "modules");
  if (pureIsEnough && isPure(target, sources)) return undefined;
  const what = pureIsEnough ? "that builds constructs, which" : to === "elsewhere" ? "that" : to;
  return `${what} ${from} may not import. ${remedies[from] ?? ""}`;
}

function isOwn(path: string, target: string): boolean {
  return moduleOf(path) === moduleOf(target) && exampleOf(path) === exampleOf(target);
}

function refusedPackage(from: Zone, target: string): string | undefined {
  if (/^@cdktf\/provider-aws(\/lib)?(\/index(\.js)?)?$/.test(target)) {
    return "the provider's index loads every resource of AWS, which costs seconds. Import the resource's folder, such as @cdktf/provider-aws/lib/ecs-service.";
  }
  const pureZone = from === "envs" || from === "scripts" || from === "application";
  if (pureZone && /^(cdktf|constructs|@cdktf\/.+)$/.test(target)) {
    return `${from} may not build constructs. ${remedies[from] ?? ""}`;
  }
  return undefined;
}

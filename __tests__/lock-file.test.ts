import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const text = readFileSync(
  join(dirname(dirname(fileURLToPath(import.meta.url))), "package-lock.json"),
  "utf8",
);

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
  >;
}

const { packages } = JSON.parse(text) as LockFile;

/** Where Node would look for a package, from the folder of the one that asks to the root. */
function places(folder: string, name: string): string[] {
  const parts = folder === "" ? [""] : `/${folder}`.split("/node_modules/");
  return parts
    .map((_, index) => [...parts.slice(1, index + 1), name])
    .map((path) => path.map((part) => `node_modules/${part}`).join("/"));
}

it("has the packages of every platform, without which `npm ci` refuses to install", () => {
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !places(folder, name).some((place) => place in packages),
    ),
  );
  expect(missing).toEqual([]);
});

it("names no registry host, so that any mirror serves", () => {
  expect(text).not.toMatch(/"resolved": "(?!application\/)/);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesOfImage } from "../../../scripts/affected/build-context";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "context-"));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, ...lines: readonly string[]): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), lines.join("\n"));
}

const fromRoot = { context: ".", dockerfile: "api/Dockerfile" };
const fromFolder = { context: "api", dockerfile: "Dockerfile" };

test("what is outside of the build context is not in the image", () => {
  expect(filesOfImage(root, fromFolder, ["docs/a.md", "api/a.ts", "apifel/b.ts"])).toEqual([
    "api/a.ts",
  ]);
});

test("the ignore file of the Dockerfile's own name leaves files out and lets some in", () => {
  write("api/Dockerfile.dockerignore", "# notes", "*", "!api", "api/dist", "**/__tests__");
  const inside = ["api/src/a.ts", "api/package.json"];
  const outside = ["README.md", "api/dist/a.js", "api/src/__tests__/a.ts"];

  expect(filesOfImage(root, fromRoot, [...inside, ...outside])).toEqual(inside);
});

test("where it is there, the .dockerignore of the context does not count", () => {
  write("api/Dockerfile.dockerignore", "docs");
  write(".dockerignore", "*");

  expect(filesOfImage(root, fromRoot, ["docs/a.md", "api/a.ts"])).toEqual(["api/a.ts"]);
});

test("without it, that counts", () => {
  write("api/.dockerignore", "*.md");
  expect(filesOfImage(root, fromFolder, ["api/README.md", "api/a.ts"])).toEqual(["api/a.ts"]);
});

test("the Dockerfile and its ignore file count, whatever that says", () => {
  write("api/Dockerfile.dockerignore", "*");
  const both = ["api/Dockerfile", "api/Dockerfile.dockerignore"];

  expect(filesOfImage(root, fromRoot, both)).toEqual(both);
});

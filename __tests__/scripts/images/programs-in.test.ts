import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { programsIn } from "../../../scripts/images/programs-in";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "programs-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("programs are counted by architecture, in every layer", async () => {
  const first = layer("first", { one: elf(183), two: elf(183) });
  const second = layer("second", { three: elf(62), text: Buffer.from("#!/bin/sh\nexit 0\n") });
  expect(Object.fromEntries(await programsIn(archive(first, second)))).toEqual({
    arm64: 2,
    amd64: 1,
  });
});

test("layers may be compressed, as newer versions of Docker save them", async () => {
  const plain = layer("layer", { one: elf(183) });
  writeFileSync(plain, gzipSync(readFileSync(plain)));
  expect(Object.fromEntries(await programsIn(archive(plain)))).toEqual({ arm64: 1 });
});

test("what nobody may execute is no program", async () => {
  const data = layer("layer", { library: elf(62) }, 0o644);
  expect((await programsIn(archive(data))).size).toBe(0);
});

test("a large program between others does not hide them", async () => {
  const large = Buffer.concat([elf(183), Buffer.alloc(3_000_001)]);
  const one = layer("layer", { a: elf(183), b: large, c: elf(183) });
  expect(Object.fromEntries(await programsIn(archive(one)))).toEqual({ arm64: 3 });
});

/** A tar of files that may all be executed. */
function layer(name: string, files: Readonly<Record<string, Buffer>>, mode = 0o755): string {
  const content = join(folder, `${name}.content`);
  mkdirSync(content);
  for (const [file, bytes] of Object.entries(files)) {
    writeFileSync(join(content, file), bytes);
    chmodSync(join(content, file), mode);
  }
  return tar(join(folder, `${name}.tar`), content, Object.keys(files));
}

function archive(...layers: readonly string[]): string {
  const names = layers.map((one) => one.slice(folder.length + 1));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify([{ Layers: names }]));
  return tar(join(folder, "image"), folder, ["manifest.json", ...names]);
}

function tar(file: string, from: string, names: readonly string[]): string {
  execFileSync("tar", ["--create", "--file", file, "--directory", from, ...names]);
  return file;
}

function elf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write("\x7fELF\x02\x01\x01", "latin1");
  header.writeUInt16LE(machine, 18);
  return header;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  committedLists,
  compareAll,
  synthesizedStacks,
} from "../../../scripts/addresses/committed";
import { advice, describe } from "../../../scripts/addresses/words";
import { projectRoot, synthesizeApp } from "../../support/apps";

test("no stack replaces, loses or adds what its committed list does not know of", async () => {
  const output = mkdtempSync(join(tmpdir(), "addresses-"));
  onTestFinished(() => rmSync(output, { recursive: true, force: true }));
  await synthesizeApp(".", output);

  const lists = committedLists(join(projectRoot, "addresses"));
  const differences = compareAll(lists, synthesizedStacks(output));

  const words = [...differences].map(([stack, found]) => describe(stack, found)).filter(Boolean);
  expect(words, `${words.join("\n")}\n\n${advice([...differences.values()].flat())}`).toEqual([]);
}, 60_000);

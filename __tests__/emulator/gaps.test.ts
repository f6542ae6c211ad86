import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ensureEmulator } from "../../scripts/emulator/install";
import { projectRoot } from "../support/apps";
import { describeTerraform } from "../support/tier";

const run = promisify(execFile);

describeTerraform("the list of what the emulator gets wrong", () => {
  test("names nothing that the installed version of moto gets right by now", async () => {
    const python = await ensureEmulator(projectRoot);

    const { stdout } = await run(python, ["-B", join(projectRoot, "scripts/emulator/gaps.py")]);

    expect(stdout.split("\n").filter((line) => line !== "")).toEqual([]);
  });
});

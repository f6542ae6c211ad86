import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";
import { tidyAtEnd } from "../lib/signals.mjs";
import { ensureGo, localGo } from "./go";

/**
 * Builds actionlint into `.cache` from what `actionlint/go.sum` has the hashes of: some 25 s of a processor where
 * Go has compiled nothing yet. npm has only an old version, and PyPI one that downloads from GitHub.
 * @returns its path
 */
export async function ensureActionlint(root: string, onBuild: () => void): Promise<string> {
  const module = join(root, "scripts", "workflows", "actionlint");
  const key = createHash("sha256")
    .update(readFileSync(join(module, "go.sum")))
    .digest("hex");
  const program = join(root, ".cache", `actionlint-${key.slice(0, 16)}`);
  if (existsSync(program)) return program;
  onBuild();
  await build(await ensureGo(root), module, program);
  return program;
}

/** Builds beside the final place and renames, so that nobody ever runs half a program. */
async function build(go: string, module: string, program: string): Promise<void> {
  const building = `${program}.${randomUUID()}`;
  const args = ["build", "-C", module, "-trimpath", "-o", building];
  await tidyAtEnd(
    () => rmSync(building, { force: true }),
    async () => {
      const { code, stderr } = await runToEnd(go, [...args, PACKAGE], { ...localGo(), ...PLAIN });
      if (code !== 0)
        throw new CommandError("actionlint could not be built", {
          hint: `This failed: ${go} ${[...args, PACKAGE].join(" ")}\n${stderr}`,
          exitCode: exitCodes.program,
        });
      await rename(building, program);
    },
  );
}

const PACKAGE = "github.com/rhysd/actionlint/cmd/actionlint";

/** Nobody's own flags, and no version control to be asked. */
const PLAIN = { GOFLAGS: "-mod=readonly -buildvcs=false", GOWORK: "off", CGO_ENABLED: "0" };

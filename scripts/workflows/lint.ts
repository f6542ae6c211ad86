import type { ScriptInput } from "../launch/script.mjs";
import { exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";
import { ensureActionlint } from "./actionlint";
import { ensureZizmor } from "./zizmor";

/** Of zizmor: everything it has, also what may be a false alarm; nothing is asked of GitHub. */
const STRICTLY = ["--offline", "--strict-collection", "--persona", "auditor", "--quiet"];

/**
 * `npm run check:workflows`: what actionlint and zizmor say of `.github`. Each is installed when needed, in a
 * version that is pinned here, once on a machine.
 */
export async function main({ root }: ScriptInput): Promise<number> {
  const say = (words: string) => process.stderr.write(`${words}\n`);
  process.chdir(root);
  const actionlint = await ensureActionlint(root, () => say("building actionlint, once"));
  const zizmor = await ensureZizmor(root, () => say("installing zizmor, once"));
  const said = [
    await clean("actionlint", actionlint, ["-no-color"]),
    await clean("zizmor", zizmor, [...STRICTLY, ".github"]),
  ];
  return said.every(Boolean) ? exitCodes.done : exitCodes.failed;
}

async function clean(name: string, program: string, args: readonly string[]): Promise<boolean> {
  const { code, stdout, stderr } = await runToEnd(program, args);
  const words = `${stdout}\n${stderr}`.trim();
  process.stdout.write(code === 0 ? `${name}: nothing to say\n` : `${words}\n${name}: see above\n`);
  return code === 0;
}

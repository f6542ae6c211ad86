import { defaultBranchOf } from "../github/event";
import { appFolder, openApp, stackNamed } from "../stacks/app";
import { say } from "../terminal/say";
import { baseOf } from "./base";
import type { AffectedOptions } from "./command";
import { outputLines, writeOutputs } from "./github-output";
import { lookAtChange } from "./look";
import { only } from "./only";
import { referenceOf } from "./reference";
import { requireMerged } from "./tagged";
import { inWords } from "./words";

/** Says what a change touches, as the command line asks. */
export async function affected(root: string, options: AffectedOptions): Promise<void> {
  const folder = appFolder(root);
  const base = await baseOf(folder, options.base || undefined);
  const reference = referenceOf(process.env);
  await requireMerged(base.gitRoot, reference, defaultBranchOf(process.env));
  const app = await openApp({ root, folder });
  if (options.only !== undefined) stackNamed(app, options.only);
  const all = await lookAtChange(app, base, undefined, reference);
  const found = options.only === undefined ? all : only(all, options.only);
  if (!found.delivery)
    say(
      "The platform has no roles for these jobs. Write `delivery: { github: {} }` in src/envs/platform.ts, and an administrator runs: devops-platform deploy shared",
    );
  if (options.githubOutput) writeOutputs(outputLines(found, reference), process.env.GITHUB_OUTPUT);
  if (options.json) process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
  else if (process.env.GITHUB_OUTPUT || !options.githubOutput)
    process.stdout.write(`${inWords(found)}\n`);
}

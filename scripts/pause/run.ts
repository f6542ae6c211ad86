import { accessOf } from "../aws/access";
import type { StackContext } from "../lib/stack-context";
import { appFolder, environmentNamed, openApp } from "../stacks/app";
import type { Answers } from "../terminal/ask";
import { say } from "../terminal/say";
import type { PauseFlags, ResumeFlags } from "./command";
import { pause } from "./pause";
import { resume } from "./resume";

/** Pauses an environment as the command line says. */
export async function runPause(root: string, name: string, flags: PauseFlags): Promise<void> {
  const { yes = false, confirm: typed, wait, waitMinutes: minutes } = flags;
  await pause(await contextFor(root, name, { yes, typed }), { minutes, wait });
}

/** Resumes an environment as the command line says. */
export async function runResume(root: string, name: string, flags: ResumeFlags): Promise<void> {
  const { yes = false, waitMinutes: minutes, rolloutMinutes } = flags;
  await resume(await contextFor(root, name, { yes }), { minutes, rolloutMinutes });
}

async function contextFor(root: string, name: string, answers: Answers): Promise<StackContext> {
  const app = await openApp({ root, folder: appFolder(root) });
  return { app, stack: environmentNamed(app, name), access: accessOf(), answers, say };
}

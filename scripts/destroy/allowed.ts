import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";
import type { Permission } from "../stacks/permission";
import { readState } from "../state/content";
import { markOf } from "../state/document";
import { askForName } from "../terminal/ask";
import { counted } from "../terminal/counted";
import type { DestroyOptions } from "./destroy";
import { isSame } from "./going-on";
import type { Preflight } from "./preflight";

/** Refuses what is protected, by a word of the configuration or by something that is in the way. */
export function refuseProtected({ stack }: StackContext, preflight: Preflight): void {
  refuseDurable(stack, preflight.permission);
  const { protections } = preflight;
  if (protections.length === 0) return;
  const lines = protections.map(({ address, why }) => `${address}: ${why}`);
  const todo = protections.every(({ lifted }) => lifted)
    ? `The configuration no longer asks for it: \`devops-platform deploy ${stack.name}\` lifts it, then destroy again.`
    : "Take the protection out of the configuration, deploy, then destroy again.";
  throw new CommandError(`${stack.name} has something that is protected: nothing was changed`, {
    hint: [...lines, "", todo].join("\n"),
    exitCode: exitCodes.refused,
  });
}

function refuseDurable({ name, kind }: StackContext["stack"], permission: Permission): void {
  if (permission.lifecycle === "disposable" || permission.reason !== undefined) return;
  const where = kind === "environment" ? "the environment's file" : "platform.ts";
  throw new CommandError(`${name} is durable and is not destroyed: nothing was changed`, {
    hint: `If it may go, write \`allowDestroy: { reason: "…" }\` in ${where}, deploy it, then destroy again.`,
    exitCode: exitCodes.refused,
  });
}

/** Asks for the name; `--yes` alone is enough for what is disposable. */
export async function confirmDestroy(
  { stack, answers }: StackContext,
  { lifecycle }: Permission,
): Promise<void> {
  if (lifecycle === "disposable" && answers.yes && answers.typed === undefined) return;
  await askForName(stack.name, answers);
}

/** Snapshots take hours, and nobody holds the lock meanwhile: what was deployed since is not in them. */
export async function refuseMoved(context: StackContext, { state }: Receipt): Promise<void> {
  const now = await readState(context);
  if (state && isSame(state, now && markOf(now.document))) return;
  const { name } = context.stack;
  throw new CommandError(`${name} was deployed while its snapshots were taken`, {
    hint: `The tasks were stopped, and nothing was destroyed. When nobody works on it any more, run devops-platform destroy ${name} again: it takes new snapshots.`,
    exitCode: exitCodes.refused,
  });
}

/** Images cannot be made again from anything but their source, so they go only when that was said. */
export function refuseFullRegistries(
  { stack }: StackContext,
  { registries }: Preflight,
  { emptyRegistries = false }: DestroyOptions,
): void {
  const full = registries.filter(({ images }) => images > 0);
  if (emptyRegistries || full.length === 0) return;
  const lines = full.map(({ repository, images }) => `${repository}: ${counted(images, "image")}`);
  throw new CommandError(`${stack.name} has images: nothing was changed`, {
    hint: [...lines, "", "Add --empty-registries if all of them may go."].join("\n"),
    exitCode: exitCodes.refused,
  });
}

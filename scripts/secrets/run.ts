import type { StackContext } from "../lib/stack-context";
import { contextFor } from "../stacks/context-for";
import { say } from "../terminal/say";
import { deployedEnvironment } from "../workloads/deployed";
import { type ChangeRequest, restartFor, restoreSecret, rotateSecret, setSecret } from "./change";
import { secretsClient } from "./client";
import type { ChangeFlags } from "./command";
import { secretsIn } from "./deployed";
import { listInJson, listInWords, lookAtAll } from "./list";

const CHANGES = {
  set: setSecret,
  rotate: rotateSecret,
  restore: restoreSecret,
  restart: restartFor,
} satisfies Record<string, (context: StackContext, request: ChangeRequest) => Promise<void>>;

/** Shows an environment's secrets: everything but their values. */
export async function runList(root: string, environment: string, json: boolean): Promise<void> {
  const context = await contextFor(root, environment);
  const secrets = secretsIn(await deployedEnvironment(context));
  const listed = await lookAtAll(secretsClient(context), secrets);
  if (json) process.stdout.write(`${listInJson(listed)}\n`);
  else if (listed.length > 0) process.stdout.write(`${listInWords(listed, new Date())}\n`);
  else say(`${environment} has no secrets.`);
  for (const { name, kind, state } of listed)
    if (kind === "supplied" && state === "empty")
      say(`${name} is still to be set: devops-platform secrets set ${environment} ${name}`);
}

/** Changes one secret. */
export async function runChange(
  root: string,
  change: keyof typeof CHANGES,
  { environment, name }: { readonly environment: string; readonly name: string },
  flags: ChangeFlags,
): Promise<void> {
  const { restart, rolloutMinutes, yes = false } = flags;
  const context = await contextFor(root, environment, { yes });
  await CHANGES[change](context, { name, restart, rolloutMinutes });
}

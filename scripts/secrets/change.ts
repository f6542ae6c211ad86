import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { StackContext } from "../lib/stack-context";
import { sayPaused } from "../pause/say-paused";
import { Stopping } from "../release/stopping";
import { holdingLock } from "../state/holding";
import { askToGoOn } from "../terminal/ask";
import { deployedEnvironment } from "../workloads/deployed";
import { askValue } from "./ask-value";
import { checkValue } from "./check-value";
import { secretsClient } from "./client";
import { secretNamed } from "./deployed";
import { generate, shapeOf } from "./generate";
import { putBack, putValue } from "./put";
import { requireGenerated, requireRestorable, requireSupplied } from "./refusals";
import { restartUsers } from "./restart";
import { type DeployedSecret, injectedInto } from "./secret";

export interface ChangeRequest {
  /** As `secrets list` shows it. */
  readonly name: string;
  /** Whether what has it injected is restarted. */
  readonly restart: boolean;
  /** How long AWS may take for each service. */
  readonly rolloutMinutes: number;
}

type Write = (client: SecretsManagerClient, secret: DeployedSecret) => Promise<void>;

interface Change {
  /** Completes "… has to wait": `rotating session-key of dev`. */
  readonly doing: string;
  /** Undefined to change nothing, and only restart. */
  readonly write?: Write;
  /** Said once it is written. */
  readonly done?: string;
  readonly next: string;
}

/** Sets a supplied secret. */
export async function setSecret(context: StackContext, request: ChangeRequest): Promise<void> {
  const { stack, say } = context;
  const { name } = request;
  const secret = await find(context, name);
  requireSupplied(secret, stack.name);
  const value = await askValue(name, say);
  checkValue(secret, value);
  await change(context, request, {
    doing: `setting ${name} of ${stack.name}`,
    write: (client, found) => putValue(client, found, value),
    done: `${name} of ${stack.name} is set.`,
    next: wayBack(stack.name, name),
  });
}

/** Makes a new value for a generated secret. Terraform sees none of it: it asks whether `version` was raised. */
export async function rotateSecret(context: StackContext, request: ChangeRequest): Promise<void> {
  const { stack } = context;
  const { name } = request;
  const secret = await find(context, name);
  requireGenerated(secret, stack.name);
  const shape = shapeOf(stack.configuration, secret);
  await askFor(context, request, secret, `Make a new value for ${name} of ${stack.name}`);
  await change(context, request, {
    doing: `rotating ${name} of ${stack.name}`,
    write: async (client, found) => putValue(client, found, await generate(client, shape)),
    done: `${name} of ${stack.name} has a new value.`,
    next: wayBack(stack.name, name),
  });
}

/** Makes the value count again that was there before the last change. */
export async function restoreSecret(context: StackContext, request: ChangeRequest): Promise<void> {
  const { stack } = context;
  const { name } = request;
  const secret = await find(context, name);
  requireRestorable(secret, stack.name);
  await askFor(context, request, secret, `Put the value from before back in ${name}`);
  await change(context, request, {
    doing: `putting ${name} of ${stack.name} back`,
    write: putBack,
    done: `${name} of ${stack.name} has the value from before.`,
    next: "The same command again exchanges the two values once more.",
  });
}

/** Restarts what has a secret injected, and changes nothing. */
export async function restartFor(context: StackContext, request: ChangeRequest): Promise<void> {
  const { stack } = context;
  const { name } = request;
  await askFor(context, request, await find(context, name), `The value of ${name} stays`);
  await change(context, request, {
    doing: `restarting what uses ${name} of ${stack.name}`,
    next: wayBack(stack.name, name),
  });
}

const find = async (context: StackContext, name: string): Promise<DeployedSecret> =>
  secretNamed(await deployedEnvironment(context), context.stack.name, name);

async function askFor(
  { answers }: StackContext,
  { restart }: ChangeRequest,
  secret: DeployedSecret,
  what: string,
): Promise<void> {
  const users = injectedInto(secret);
  const and =
    restart && users.length > 0 ? `, and restart one after the other: ${users.join(", ")}` : "";
  await askToGoOn(`${what}${and}?`, answers);
}

/** Under the lock of the state, with what is deployed then. */
async function change(context: StackContext, request: ChangeRequest, change: Change) {
  const { say } = context;
  const stopping = new Stopping();
  await holdingLock(context, change.doing, () =>
    stopping.during(async () => {
      const deployed = await deployedEnvironment(context);
      const secret = secretNamed(deployed, context.stack.name, request.name);
      stopping.here("Nothing was changed.");
      await change.write?.(secretsClient(context), secret);
      if (change.done !== undefined) say(change.done);
      const { rolloutMinutes: minutes, restart } = request;
      await sayPaused(context, deployed.state);
      if (restart)
        await restartUsers(context, { deployed, secret, minutes, stopping, next: change.next });
      else sayWhoWaits(context, secret);
    }, say),
  );
}

function sayWhoWaits({ stack, say }: StackContext, secret: DeployedSecret): void {
  const users = injectedInto(secret);
  if (users.length > 0)
    say(
      `Tasks of ${users.join(", ")} that run now keep the value they started with: devops-platform secrets restart ${stack.name} ${secret.name}`,
    );
}

const wayBack = (environment: string, name: string): string =>
  `The value from before is kept. To go back to it: devops-platform secrets restore ${environment} ${name}`;

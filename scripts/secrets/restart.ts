import { ECSClient } from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { CommandError, isCommandError } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { Stopping } from "../release/stopping";
import { restartService } from "../rollout/restart-service";
import type { DeployedEnvironment } from "../workloads/deployed";
import { isService } from "../workloads/workload";
import { type DeployedSecret, injectedInto } from "./secret";

export interface RestartProps {
  readonly deployed: DeployedEnvironment;
  readonly secret: DeployedSecret;
  /** How long AWS may take for each service. */
  readonly minutes: number;
  readonly stopping: Stopping;
  /** What to do when a service does not come up with the new value. */
  readonly next: string;
}

/**
 * Restarts the services that have a secret injected, one after the other, each once the one before it is up: a value
 * that does not work stops at the first, whose old tasks AWS keeps until new ones are well.
 */
export async function restartUsers(context: StackContext, props: RestartProps): Promise<void> {
  const { deployed, secret, minutes, stopping } = props;
  const { say } = context;
  const names = injectedInto(secret);
  const users = deployed.workloads.filter(({ name }) => names.includes(name));
  const services = users.filter(isService);
  const ecs = new ECSClient(clientConfig(context.access, context.stack.region));
  const again = `devops-platform secrets restart ${context.stack.name} ${secret.name}`;
  for (const [index, service] of services.entries()) {
    const left = services.slice(index).map(({ name }) => name);
    stopping.here(`Still on the value from before: ${left.join(", ")}. Go on with: ${again}`);
    try {
      await restartService(ecs, service, { minutes, say, signal: stopping.signal });
    } catch (error) {
      stopping.here(
        `AWS goes on restarting ${service.name}, and nobody watches. See to all: ${again}`,
      );
      const rest = left.slice(1).join(", ") || "none";
      const goOn = `Still to be restarted: ${rest}. To restart all of them: ${again}`;
      throw withHint(error, [goOn, props.next]);
    }
  }
  sayOthers(
    context,
    secret,
    users.filter((one) => !isService(one)).map(({ name }) => name),
  );
}

/** What does not restart: a task reads it at its next start, and a program whenever it asks. */
function sayOthers({ say }: StackContext, { usedBy }: DeployedSecret, tasks: readonly string[]) {
  if (tasks.length > 0) say(`At its next start it is read by: ${tasks.join(", ")}.`);
  const readers = new Set(usedBy.filter(({ how }) => how === "read").map((one) => one.workload));
  if (readers.size > 0) say(`Whenever they ask for it, it is read by: ${[...readers].join(", ")}.`);
}

function withHint(error: unknown, lines: readonly string[]): unknown {
  if (!isCommandError(error)) return error;
  const { message, hint = "", exitCode, cause } = error;
  const all = [hint.trimEnd(), ...lines].filter(Boolean);
  return new CommandError(message, { hint: all.join("\n"), exitCode, cause });
}

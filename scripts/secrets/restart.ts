import { setTimeout as wait } from "node:timers/promises";
import {
  DescribeServicesCommand,
  ECSClient,
  type Service,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { CommandError, isCommandError } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { Stopping } from "../release/stopping";
import { followRollouts } from "../rollout/follow";
import type { DeployedEnvironment } from "../workloads/deployed";
import { type DeployedService, isService } from "../workloads/workload";
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
  const { deployed, secret, stopping } = props;
  const names = injectedInto(secret);
  const users = deployed.workloads.filter(({ name }) => names.includes(name));
  const services = users.filter(isService);
  const ecs = new ECSClient(clientConfig(context.access, context.stack.region));
  const again = `devops-platform secrets restart ${context.stack.name} ${secret.name}`;
  for (const [index, service] of services.entries()) {
    const left = services.slice(index).map(({ name }) => name);
    stopping.here(`Still on the value from before: ${left.join(", ")}. Go on with: ${again}`);
    try {
      await restart(context, ecs, service, props);
    } catch (error) {
      stopping.here(
        `AWS goes on restarting ${service.name}, and nobody watches. See to all: ${again}`,
      );
      throw withNext(error, props.next, left.slice(1));
    }
  }
  sayOthers(
    context,
    secret,
    users.filter((one) => !isService(one)).map(({ name }) => name),
  );
}

async function restart(
  { access, stack, say }: StackContext,
  ecs: ECSClient,
  { name, cluster, service }: DeployedService,
  { minutes, stopping }: RestartProps,
): Promise<void> {
  const before = await callingAws(`asking what ${service} runs (ecs:DescribeServices)`, () =>
    ecs.send(new DescribeServicesCommand({ cluster, services: [service] })),
  );
  const [found] = before.services ?? [];
  if (found?.desiredCount === 0) return say(`${name} has no tasks: nothing to restart.`);
  say(`Restarting ${name} …`);
  await callingAws(`restarting ${service} (ecs:UpdateService)`, () =>
    ecs.send(new UpdateServiceCommand({ cluster, service, forceNewDeployment: true })),
  );
  const taskDefinition = found?.taskDefinition ?? "";
  const rollouts = [{ cluster, service, taskDefinition }];
  const { region } = stack;
  const { signal } = stopping;
  const follow = { access, region, rollouts, minutes, pollSeconds: 3, say, signal, next: "" };
  // The task definition stays the same: an answer from before the restart would look like its end.
  for (let isStale = true; isStale; ) {
    const [standing] = await followRollouts(follow);
    isStale = standing !== undefined && primaryOf(standing.service) === primaryOf(found);
    if (isStale) await wait(1000, undefined, { signal });
  }
}

/** The deployment that a service is on its way to. */
const primaryOf = (service: Service | undefined): string | undefined =>
  service?.deployments?.find(({ status }) => status === "PRIMARY")?.id;

/** What does not restart: a task reads it at its next start, and a program whenever it asks. */
function sayOthers({ say }: StackContext, { usedBy }: DeployedSecret, tasks: readonly string[]) {
  if (tasks.length > 0) say(`At its next start it is read by: ${tasks.join(", ")}.`);
  const readers = new Set(usedBy.filter(({ how }) => how === "read").map((one) => one.workload));
  if (readers.size > 0) say(`Whenever they ask for it, it is read by: ${[...readers].join(", ")}.`);
}

function withNext(error: unknown, next: string, untouched: readonly string[]): unknown {
  if (!isCommandError(error)) return error;
  const rest = untouched.length > 0 ? `Not restarted: ${untouched.join(", ")}.` : "";
  return new CommandError(error.message, {
    hint: [error.hint?.trimEnd(), rest, next].filter(Boolean).join("\n"),
    exitCode: error.exitCode,
    cause: error.cause,
  });
}

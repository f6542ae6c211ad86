import { ECSClient } from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import type { StackContext } from "../lib/stack-context";
import { Stopping } from "../release/stopping";
import { restartService } from "../rollout/restart-service";
import { contextFor } from "../stacks/context-for";
import { holdingLock } from "../state/holding";
import { askToGoOn } from "../terminal/ask";
import { say } from "../terminal/say";
import { type DeployedEnvironment, deployedEnvironment, serviceNamed } from "../workloads/deployed";
import { type DeployedService, isService } from "../workloads/workload";
import type { RestartFlags } from "./command";

/** Restarts services one after the other, each once the one before it is up. */
export async function runRestart(
  root: string,
  environment: string,
  names: readonly string[],
  { yes = false, rolloutMinutes }: RestartFlags,
): Promise<void> {
  const context = await contextFor(root, environment, { yes });
  const services = chosen(await deployedEnvironment(context), environment, names);
  if (services.length === 0) return say(`${environment} has no services.`);
  const list = services.map(({ name }) => name).join(", ");
  await askToGoOn(`Restart ${list} of ${environment}, one after the other?`, context.answers);
  await holdingLock(context, `restarting ${list} of ${environment}`, () =>
    restartEach(context, services, rolloutMinutes),
  );
}

function chosen(
  deployed: DeployedEnvironment,
  environment: string,
  names: readonly string[],
): DeployedService[] {
  if (names.length === 0) return deployed.workloads.filter(isService);
  return [...new Set(names)].map((name) => serviceNamed(deployed, environment, name));
}

function restartEach(
  { stack, access, say }: StackContext,
  services: readonly DeployedService[],
  minutes: number,
): Promise<void> {
  const ecs = new ECSClient(clientConfig(access, stack.region));
  const stopping = new Stopping();
  return stopping.during(async () => {
    for (const [index, service] of services.entries()) {
      const left = services.slice(index).map(({ name }) => name);
      const rest = (from: number) =>
        `devops-platform restart ${stack.name} ${left.slice(from).join(" ")}`;
      stopping.here(`Not restarted: ${left.join(", ")}. Go on with: ${rest(0)}`);
      try {
        await restartService(ecs, service, { minutes, say, signal: stopping.signal });
      } catch (error) {
        const others = left.length > 1 ? ` The others: ${rest(1)}` : "";
        stopping.here(`AWS goes on restarting ${service.name}, and nobody watches.${others}`);
        throw error;
      }
    }
  }, say);
}

import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { pauseOf } from "../pause/pointer";
import { isReleased, pointerDigest } from "../release/pointer";
import { pointersIn } from "../release/subject";
import type { DeployedEnvironment } from "../workloads/deployed";
import type { DeployedService } from "../workloads/workload";
import type { TaskCounts } from "./tasks";

/**
 * Load that meets no task says nothing.
 * @throws why none runs
 */
export async function requireTasks(
  context: StackContext,
  deployed: DeployedEnvironment,
  service: DeployedService,
  { running, desired }: TaskCounts,
): Promise<void> {
  if (running > 0) return;
  const [environment, { name }] = [context.stack.name, service];
  if (desired > 0)
    throw new CommandError(`none of the ${desired} tasks of ${name} runs`, {
      hint: `devops-platform why ${environment} ${name} says what happened to them.`,
      exitCode: exitCodes.failed,
    });
  const unreleased = await unreleasedOf(context, deployed, service);
  if (unreleased !== undefined)
    throw new CommandError(`${name} runs no task: ${unreleased} was never released`, {
      hint: `devops-platform deploy-app ${environment} releases it.`,
      exitCode: exitCodes.failed,
    });
  const { state, since } = await pauseOf(context, deployed.state);
  if (state !== "running")
    throw new CommandError(`${name} runs no task: ${environment} is ${state} since ${since}`, {
      hint: `devops-platform resume ${environment} brings its tasks back.`,
      exitCode: exitCodes.failed,
    });
  throw new CommandError(`${name} runs no task: it was scaled to none`, {
    hint: `devops-platform why ${environment} ${name} says what did that.`,
    exitCode: exitCodes.failed,
  });
}

/** The image of a service that was never released to its environment; undefined where all were. */
export async function unreleasedOf(
  context: StackContext,
  deployed: DeployedEnvironment,
  { containers }: DeployedService,
): Promise<string | undefined> {
  for (const [image, pointer] of Object.entries(pointersIn(deployed))) {
    if (!containers.some((container) => container.image === image)) continue;
    if (!isReleased(await pointerDigest(context, pointer))) return image;
  }
  return undefined;
}

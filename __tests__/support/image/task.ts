import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { synthesizeApp } from "../apps";
import type { Tasks } from "./tier";

/** How ECS is told to run a container, as far as a container on one machine can be run so. */
export interface Task {
  /** Without one, the image's. */
  readonly command: readonly string[] | undefined;
  readonly user: string;
  readonly readOnly: boolean;
  /** An init is process 1, and the program its child. */
  readonly init: boolean;
  /** Between SIGTERM and SIGKILL. */
  readonly stopTimeoutSeconds: number;
  readonly healthCheck: readonly string[] | undefined;
  /** Empty directories over the image's. */
  readonly writable: readonly string[];
  /** `ARM64` or `X86_64`. */
  readonly architecture: string;
}

interface TaskDefinition {
  readonly container_definitions: string;
  readonly runtime_platform: { readonly cpu_architecture: string };
}

interface Container {
  readonly name: string;
  readonly command?: readonly string[];
  readonly user: string;
  readonly readonlyRootFilesystem: boolean;
  readonly linuxParameters: { readonly initProcessEnabled: boolean };
  readonly stopTimeout: number;
  readonly healthCheck?: { readonly command: readonly string[] };
  readonly mountPoints: readonly { readonly containerPath: string }[];
}

/** Reads the tasks out of what the environment synthesizes to. */
export async function tasksOf(environment: string, folder: string): Promise<Tasks> {
  const stacks = await synthesizeApp(".", folder);
  const stack = stacks.find(({ name }) => name === environment);
  if (!stack) throw new Error(`there is no environment ${environment}`);
  const json = JSON.parse(await readFile(join(stack.folder, "cdk.tf.json"), "utf8"));
  const definitions: Record<string, TaskDefinition> = json.resource.aws_ecs_task_definition;
  return { api: taskOf(definitions.api), migrate: taskOf(definitions.migrate) };
}

function taskOf(definition: TaskDefinition | undefined): Task {
  const [container]: Container[] = JSON.parse(definition?.container_definitions ?? "[]");
  if (!definition || !container) throw new Error("there is no such task definition");
  return {
    command: container.command,
    user: container.user,
    readOnly: container.readonlyRootFilesystem,
    init: container.linuxParameters.initProcessEnabled,
    stopTimeoutSeconds: container.stopTimeout,
    healthCheck: container.healthCheck?.command,
    writable: container.mountPoints.map(({ containerPath }) => containerPath),
    architecture: definition.runtime_platform.cpu_architecture,
  };
}

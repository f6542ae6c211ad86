import type { RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import { type Revision, registrable } from "../release/revisions";

export interface Operations {
  /** Name of the workload's main container. */
  readonly container: string;
  readonly roleArn: string;
  /** How long its task runs at most. */
  readonly minutes: number;
}

/** Family of the tasks that are started for sessions: beside the workload's, which a release and a plan follow. */
export const operationsFamily = (family: string): string => `${family}-operations`;

/**
 * A copy of what a workload runs that waits for people: the same image, variables, secrets, mounts and user, with a
 * root that ECS Exec can write to and a role that may open sessions. It ends by itself, whatever becomes of us. Its
 * sidecars stay away: they might end it, or serve what nobody asks them for.
 */
export function operationsDefinition(
  { definition, tags }: Revision,
  { container, roleArn, minutes }: Operations,
): RegisterTaskDefinitionCommandInput {
  const main = definition.containerDefinitions?.find(({ name }) => name === container);
  if (!main) throw new Error(`${definition.family} has no container ${container}`);
  const { healthCheck: _healthCheck, dependsOn: _dependsOn, portMappings: _ports, ...rest } = main;
  const own = tags.filter(({ key }) => !key?.startsWith("aws:"));
  return {
    ...registrable(definition),
    family: operationsFamily(definition.family ?? ""),
    taskRoleArn: roleArn,
    containerDefinitions: [
      {
        ...rest,
        essential: true,
        readonlyRootFilesystem: false,
        entryPoint: ["sleep"],
        command: [String(Math.ceil(minutes * 60))],
        // `sleep` alone would not end when it is asked to, nor would what a session leaves behind.
        linuxParameters: { ...rest.linuxParameters, initProcessEnabled: true },
      },
    ],
    ...(own.length > 0 && { tags: own }),
  };
}

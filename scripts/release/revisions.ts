import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  paginateListTaskDefinitions,
  RegisterTaskDefinitionCommand,
  type Tag,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { revisionOf } from "../rollout/revision";

/** A revision of a task definition, with what it was tagged with. */
export interface Revision {
  readonly arn: string;
  readonly definition: TaskDefinition;
  readonly tags: readonly Tag[];
}

/** The newest ACTIVE revision of a family: what Terraform takes for the one that is (`track_latest`). */
export async function latestRevision(ecs: ECSClient, family: string): Promise<Revision> {
  return describeRevision(ecs, family);
}

async function describeRevision(ecs: ECSClient, taskDefinition: string): Promise<Revision> {
  const { taskDefinition: definition, tags = [] } = await callingAws(
    `reading the task definition ${revisionOf(taskDefinition)}`,
    () => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ["TAGS"] })),
  );
  if (definition?.taskDefinitionArn === undefined)
    throw new Error(`AWS described ${taskDefinition} without an ARN`);
  return { arn: definition.taskDefinitionArn, definition, tags };
}

/** Whether every container that runs an image of a repository runs this digest of it. */
export function hasDigest({ definition }: Revision, repository: string, digest: string): boolean {
  return (definition.containerDefinitions ?? [])
    .filter(({ image = "" }) => image.startsWith(`${repository}@`))
    .every(({ image }) => image === `${repository}@${digest}`);
}

/**
 * Registers a revision that differs from another in the digest of one image alone: with the pointer
 * moved, it is exactly what Terraform would register.
 * @returns its ARN
 */
export async function registerWith(
  ecs: ECSClient,
  { definition, tags }: Revision,
  { repository, digest }: { readonly repository: string; readonly digest: string },
): Promise<string> {
  const containerDefinitions = (definition.containerDefinitions ?? []).map((container) =>
    container.image?.startsWith(`${repository}@`)
      ? { ...container, image: `${repository}@${digest}` }
      : container,
  );
  // Those that AWS gives itself are refused.
  const own = tags.filter(({ key }) => !key?.startsWith("aws:"));
  const answer = await callingAws(`registering a revision of ${definition.family}`, () =>
    ecs.send(
      new RegisterTaskDefinitionCommand({
        ...registrable(definition),
        containerDefinitions,
        ...(own.length > 0 && { tags: own }),
      }),
    ),
  );
  return answer.taskDefinition?.taskDefinitionArn ?? "";
}

/** A description without what AWS adds. Source: ECS's API Reference, RegisterTaskDefinition. */
export function registrable(definition: TaskDefinition) {
  const {
    taskDefinitionArn: _arn,
    revision: _revision,
    status: _status,
    requiresAttributes: _attributes,
    compatibilities: _compatibilities,
    registeredAt: _registeredAt,
    registeredBy: _registeredBy,
    deregisteredAt: _deregisteredAt,
    deleteRequestedAt: _deleteRequestedAt,
    ...rest
  } = definition;
  return { ...rest, family: definition.family };
}

/** A release registers one; more are of releases that were killed. */
const MOST_TAKEN_BACK = 20;

/**
 * Takes back the newest revisions of a family, down to one that runs a digest, so that a failed release does not
 * stay the latest. Where none runs it, nothing is taken back.
 */
export async function takeBackTo(
  ecs: ECSClient,
  family: string,
  wanted: { readonly repository: string; readonly digest: string },
): Promise<void> {
  const newer: string[] = [];
  const tooFar = () => newer.length > MOST_TAKEN_BACK;
  for await (const { taskDefinitionArns = [] } of paginateListTaskDefinitions(
    { client: ecs, pageSize: 20 },
    { familyPrefix: family, sort: "DESC", status: "ACTIVE" },
  )) {
    // AWS means the whole name of a family, emulators the start of one.
    for (const arn of taskDefinitionArns.filter(
      (one) => revisionOf(one).split(":")[0] === family,
    )) {
      const revision = await describeRevision(ecs, arn);
      if (hasDigest(revision, wanted.repository, wanted.digest)) return deregister(ecs, newer);
      newer.push(arn);
      if (tooFar()) return;
    }
  }
}

async function deregister(ecs: ECSClient, arns: readonly string[]): Promise<void> {
  for (const taskDefinition of arns)
    await callingAws(`taking back ${revisionOf(taskDefinition)}`, () =>
      ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition })),
    );
}

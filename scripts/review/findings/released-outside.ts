import type { Releases } from "../digest/releases";
import type { Resource } from "../model/resource";

/** Where a release leaves what it released. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  aws_ssm_parameter: ["insecure_value"],
  aws_ecs_task_definition: ["container_definitions", "arn"],
  aws_ecs_service: ["task_definition"],
};

/**
 * What drifted, without what releases wrote beside Terraform: another image's digest in a pointer and in the containers,
 * and the revisions of the plan's own task definitions. Anything else in the same text stays drift.
 */
export function withoutReleases(drifted: Resource, releases: Releases): Resource {
  const { before, after } = drifted;
  const names = WRITTEN[drifted.type];
  if (names === undefined || before === undefined || after === undefined) return drifted;
  const released = names.filter(
    (name) => releases.settled(before[name]) === releases.settled(after[name]),
  );
  const old = Object.fromEntries(released.map((name) => [name, before[name]]));
  return { ...drifted, after: { ...after, ...old } };
}

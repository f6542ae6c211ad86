/** `acme-dev-api:7` of a task definition's ARN. */
export const revisionOf = (arn: string | undefined): string =>
  arn?.split("/").at(-1) ?? "an unknown task definition";

/** Whether a task definition is of the same family as another and was registered before it. */
export function isOlder(arn: string | undefined, other: string): boolean {
  const [family, revision] = split(arn);
  const [otherFamily, otherRevision] = split(other);
  return family !== otherFamily || revision < otherRevision;
}

function split(arn: string | undefined): readonly [family: string, revision: number] {
  const [family = "", revision = "0"] = revisionOf(arn).split(":");
  return [family, Number(revision)];
}

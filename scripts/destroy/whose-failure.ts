import type { StateEntry } from "../state/document";
import type { Failure } from "../terraform/failure";

/**
 * Finds the resource that a failure is about. Terraform names none when it destroys: a message has the id, and what
 * errored is known by its address.
 * @param errored addresses of what could not be destroyed in the same run
 */
export function withAddress(
  failure: Failure,
  errored: readonly string[],
  entries: readonly StateEntry[],
): Failure {
  if (failure.address !== undefined) return failure;
  const candidates = entries.filter(({ address }) => errored.includes(address));
  const found =
    candidates.find((entry) => namesOf(entry).some((name) => failure.tried.includes(name))) ??
    (candidates.length === 1 ? candidates[0] : undefined);
  return found ? { ...failure, address: found.address } : failure;
}

const namesOf = ({ attributes }: StateEntry): string[] =>
  ["id", "arn", "name", "identifier"]
    .map((name) => attributes[name])
    .filter((value): value is string => typeof value === "string" && value !== "")
    // `(acme)` must not be found in `(acme-dev)`.
    .map((value) => `(${value})`);

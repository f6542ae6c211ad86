import { pathOf, type StatePlace } from "./place";

/**
 * The version of each state that was there before this process changed anything, so that it signs
 * none that somebody else wrote.
 */
const versions = new Map<string, string>();

const keyOf = (place: StatePlace) => `${place.access.endpoint ?? ""} ${pathOf(place)}`;

export function noteVersion(place: StatePlace, versionId: string | undefined): void {
  if (versionId !== undefined) versions.set(keyOf(place), versionId);
}

export const wasThereBefore = (place: StatePlace, versionId: string | undefined): boolean =>
  versionId !== undefined && versions.get(keyOf(place)) === versionId;

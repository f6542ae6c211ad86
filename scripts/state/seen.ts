import { type StatePlace, stateName } from "./place";

/**
 * The version of each state that was there before this process changed anything, so that it signs
 * none that somebody else wrote.
 */
const versions = new Map<string, string>();

export function noteVersion(place: StatePlace, versionId: string | undefined): void {
  if (versionId !== undefined) versions.set(stateName(place), versionId);
}

export const wasThereBefore = (place: StatePlace, versionId: string | undefined): boolean =>
  versionId !== undefined && versions.get(stateName(place)) === versionId;

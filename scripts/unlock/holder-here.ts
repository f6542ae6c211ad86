import { hostname } from "node:os";
import type { Lock } from "../state/lock-info";
import { type StatePlace, stateName } from "../state/place";
import { atWorkOn } from "../terraform/abandoned";

/**
 * The process on this machine that works on a stack whose lock was taken from here. Terraform notes no
 * process in its lock; what was started without these commands is not seen.
 */
export const holderHere = (place: StatePlace, { machine }: Lock): number | undefined =>
  machine === hostname() ? atWorkOn(place.app.root, stateName(place)) : undefined;

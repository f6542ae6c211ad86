import { STATEFUL_TYPES } from "../addresses/stateful-types";
import type { TerraformEvent } from "./events";

export interface GentleStop {
  readonly onEvent: (event: TerraformEvent) => void;
  readonly onSignal: () => void;
  /** Whether Terraform was told to end at once, with the lock in its hand. */
  readonly isForced: () => boolean;
}

export interface GentleStopProps {
  /** Sends Terraform an interruption: the first ends it in order, a second at once. */
  readonly interrupt: () => void;
  readonly say: (line: string) => void;
}

/**
 * What Ctrl-C does to an apply. Terraform's own answer to an interruption is to leave off what it is
 * making and to mark that as to be made anew: a database would be deleted again, or stand in the way
 * where it is protected. So what keeps something is waited for first. Asked again it is no longer.
 * A second interruption makes Terraform drop everything, the lock too: that takes a warning more.
 */
export function gentleStop({ interrupt, say }: GentleStopProps): GentleStop {
  const making = new Set<string>();
  let asked = false;
  let warned = false;
  let sent = 0;

  const send = () => {
    sent += 1;
    interrupt();
  };
  return {
    onEvent(event) {
      if (!("hook" in event)) return;
      const { resource, action } = event.hook;
      const creates = action === "create" && STATEFUL_TYPES[resource.resource_type] !== undefined;
      if (event.type === "apply_start" && creates) making.add(resource.addr);
      if (event.type === "apply_complete" || event.type === "apply_errored")
        making.delete(resource.addr);
      if (asked && sent === 0 && making.size === 0) send();
    },
    onSignal() {
      if (!asked && making.size > 0) {
        say(`Stopping as soon as what keeps something is made: ${named([...making])}.`);
        say("Ctrl-C again stops sooner; it is then made anew the next time.");
      } else if (sent === 0) {
        say("Stopping: Terraform leaves off, saves the state and gives the lock back.");
        send();
      } else if (!warned) {
        say("Still stopping. Ctrl-C once more ends it at once, which leaves the lock behind.");
        warned = true;
      } else if (sent === 1) {
        say("Ending at once: what was just being made may not be in the state.");
        send();
      }
      asked = true;
    },
    isForced: () => sent > 1,
  };
}

const NAMED_AT_MOST = 3;

function named(addresses: readonly string[]): string {
  const more = addresses.length - NAMED_AT_MOST;
  const shown = addresses.slice(0, NAMED_AT_MOST).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

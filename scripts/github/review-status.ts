import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StatusOptions } from "./command";
import { STATES, type Status } from "./status";
import { read } from "./text";

/** How a commit is, as the command line says it, or else as a review says of itself. */
export function stateOf({
  state,
  description,
  review,
}: StatusOptions): Pick<Status, "state" | "description"> {
  if (review !== undefined) {
    const said = statusIn(review);
    return state === undefined ? said : { ...said, state };
  }
  if (state !== undefined) return { state, description };
  throw new CommandError("it is not said how it is", {
    hint: `Write --state ${STATES.join("|")}, or --review with a file of \`review --format json\`.`,
    exitCode: exitCodes.usage,
  });
}

function statusIn(file: string): Pick<Status, "state" | "description"> {
  const { state, description } = statusField(read(file));
  const known = STATES.find((one) => one === state);
  if (known !== undefined && typeof description === "string") return { state: known, description };
  throw new CommandError(`${file} is no review with a status`, {
    hint: "devops-platform review <plan…> --format json --out review.json writes one.",
    exitCode: exitCodes.usage,
  });
}

function statusField(text: string): { readonly state?: unknown; readonly description?: unknown } {
  try {
    return Object(Object(JSON.parse(text)).status);
  } catch {
    return {};
  }
}

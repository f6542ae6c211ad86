import type { Drift, PlannedAction, PlannedChange } from "./plan-summary";

const ACTIONS: Readonly<Record<PlannedAction, string>> = {
  create: "is created",
  update: "is changed",
  replace: "is replaced",
  destroy: "is destroyed",
  forget: "stays in AWS, and Terraform forgets it",
};

/** One change as a line: `aws_ecs_service.api is changed: task_definition`. */
export function changeInWords(change: PlannedChange): string {
  const { address, action, movedFrom, importedAs, stateful } = change;
  const parts = [
    ...(movedFrom === undefined ? [] : [`was ${movedFrom} and only moves`]),
    ...(importedAs === undefined ? [] : [`is there already and is imported (${importedAs})`]),
    ...(action === undefined ? [] : [`${verb(action, stateful)}${why(change)}`]),
  ];
  return `${address} ${parts.join(", ")}`;
}

const verb = (action: PlannedAction, stateful: boolean): string =>
  action === "update" && stateful ? "is changed and keeps what it has" : ACTIONS[action];

/** Something that keeps data and would not stay, with what forces that and what it means. */
export function lossInWords(change: PlannedChange): string {
  const { address, action, loss = "" } = change;
  return `${address} ${ACTIONS[action ?? "destroy"]}${why(change)}.\n${loss}`;
}

/** `aws_subnet.public_a was deleted`. */
export const driftInWords = ({ address, how, changes }: Drift): string =>
  how === "deleted" ? `${address} was deleted` : `${address} was changed: ${changes.join(", ")}`;

function why({ action, changes, forcedBy, unfinished }: PlannedChange): string {
  if (unfinished) return ": an earlier run did not finish making it";
  if (action === "replace" && forcedBy.length > 0) return `: ${forcedBy.join(", ")} forces it`;
  return action === "update" && changes.length > 0 ? `: ${changes.join(", ")}` : "";
}

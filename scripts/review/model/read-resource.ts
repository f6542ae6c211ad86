import type { Action, Resource } from "./resource";
import { isValues, listOf, textOf, textsOf, type Values } from "./values";

/** One object of a plan's JSON whose shape was checked. */
export function readResource(json: Values): Resource {
  const change = isValues(json.change) ? json.change : {};
  const actions = textsOf(change.actions);
  const address = String(json.address);
  const previous = textOf(json.previous_address);
  const importing = isValues(change.importing) ? change.importing : undefined;
  return {
    address,
    type: sameAs(String(json.type)),
    module: textOf(json.module_address) ?? "",
    action: actionOf(actions),
    createdFirst: actions[0] === "create" && actions.includes("delete"),
    leavesOld: actions.includes("create") && actions.includes("forget"),
    deposed: typeof json.deposed === "string",
    reason: textOf(json.action_reason),
    before: isValues(change.before) ? change.before : undefined,
    after: isValues(change.after) ? change.after : undefined,
    unknown: change.after_unknown,
    secret: { before: change.before_sensitive, after: change.after_sensitive },
    forcedBy: listOf(change.replace_paths).flatMap((path) =>
      Array.isArray(path) && path.length > 0 ? [path.filter(isStep)] : [],
    ),
    movedFrom: previous === address ? undefined : previous,
    importedAs: importing ? (textOf(importing.id) ?? "") : undefined,
  };
}

/** The provider has some types under a second name; what is known of one is known of the other. */
const sameAs = (type: string): string =>
  type === "aws_s3_bucket_object"
    ? "aws_s3_object"
    : type.replace(/^aws_alb(?=$|_listener|_target_group)/, "aws_lb");

const isStep = (step: unknown): step is string | number =>
  typeof step === "string" || typeof step === "number";

function actionOf(actions: readonly string[]): Action {
  if (actions.includes("create")) return actions.includes("delete") ? "replace" : "create";
  if (actions.includes("delete")) return "destroy";
  if (actions.includes("forget")) return "forget";
  return actions.includes("update") ? "update" : "none";
}

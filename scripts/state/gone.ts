import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StatePlace } from "./place";

/** A state that was there and is not there any more: somebody deleted it, and no plan may begin without it. */
export function stateGone({ stack }: StatePlace): CommandError {
  const { bucket, key, lockTable } = stack.backend;
  const digest =
    lockTable === undefined ? "" : `, and the item ${bucket}/${key}-md5 from ${lockTable}`;
  return new CommandError(`the state of ${stack.name} was deleted from s3://${bucket}/${key}`, {
    hint:
      `To go on would make everything a second time. devops-platform state versions ${stack.name} shows what can be brought back.\n` +
      `When it is really to begin anew: delete the old versions of ${key} from the bucket${digest}.`,
    exitCode: exitCodes.aws,
  });
}

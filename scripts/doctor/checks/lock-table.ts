import { hasTable } from "../../bootstrap/existing";
import { exitCodes } from "../../lib/errors.mjs";
import type { StackContext } from "../../lib/stack-context";
import { hasBucket } from "../../state/bucket";
import { type Check, notChecked, ok } from "../finding";

/** Terraform refuses to work where the table of locks is configured and not there. */
export const lockTableCheck = (context: StackContext): Check => ({
  name: "lock table",
  async look() {
    const { name, backend } = context.stack;
    if (backend.lockTable === undefined) return ok("none: the bucket keeps the lock");
    if (await hasTable(context, backend.lockTable)) return ok(backend.lockTable);
    if (!(await hasBucket(context))) return notChecked("bootstrap makes it, with the bucket");
    return {
      status: "problem",
      says: `the table ${backend.lockTable} is not there, and the bucket is`,
      todo: `devops-platform bootstrap ${name} makes it again.`,
      exitCode: exitCodes.aws,
    };
  },
});

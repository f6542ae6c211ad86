import type { StackContext } from "../../lib/stack-context";
import { hasBucket } from "../../state/bucket";
import { lockOf } from "../../state/lock";
import { describeLock } from "../../state/locked";
import { type Check, notChecked, ok, warning } from "../finding";

/** Whether somebody works on the state at the moment, or left a lock behind. */
export const lockCheck = (context: StackContext): Check => ({
  name: "lock",
  async look() {
    if (!(await hasBucket(context))) return notChecked("there is no bucket yet");
    const lock = await lockOf(context);
    if (!lock) return ok("nobody holds it");
    return warning(
      ["somebody holds it:", ...describeLock(lock)].join("\n"),
      `Wait for that run. When it is dead: devops-platform unlock ${context.stack.name}`,
    );
  },
});

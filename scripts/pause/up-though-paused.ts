import type { StackContext } from "../lib/stack-context";
import type { StateDocument } from "../state/document";
import { watchedIn } from "../status/watched";
import { lookAtDatabases } from "./databases";
import { pauseOf } from "./pointer";
import { onTheirWay, WAYS } from "./until-databases";

/** A deploy makes what is new, and AWS starts a database that is made: it is paid for though all else is paused. */
export async function sayWhatIsUpThoughPaused(
  context: StackContext,
  state: StateDocument,
): Promise<void> {
  const { stack, say } = context;
  if ((await pauseOf(context, state)).state !== "paused") return;
  const found = await lookAtDatabases(context, watchedIn(state, stack).databases);
  const up = onTheirWay(found, WAYS.down)
    .filter((one) => one.state !== "stopping")
    .map(({ name, state: now }) => `${name} (${now})`);
  if (up.length > 0)
    say(
      `Runs although ${stack.name} is paused: ${up.join(", ")}. devops-platform pause ${stack.name} again stops it.`,
    );
}

import { setTimeout as wait } from "node:timers/promises";
import type { StackContext } from "../lib/stack-context";
import type { Resisted } from "../receipt/receipt";
import { lockOf } from "../state/lock";
import { locked } from "../state/locked";
import { showProgress } from "../terminal/progress";
import type { Diagnostic } from "../terraform/events";
import { failuresIn, inWords, terraformFailed } from "../terraform/failure";
import { longTerraform } from "../terraform/long-run";
import type { Workspace } from "../terraform/workspace";
import { todoAbout } from "./todo";

/** What AWS gives back late (a network interface, a certificate in use) is free after a while. */
const ROUNDS = 3;
const PAUSE_SECONDS = 15;

export interface RoundsProps {
  readonly context: StackContext;
  readonly workspace: Workspace;
  /** How many resources there are. */
  readonly total: number;
  /** Done before each round. */
  readonly before: () => Promise<void>;
}

/**
 * Destroys round by round: where one resource resists Terraform still destroys all that does not wait
 * for it, and the next round tries again. Ends when nothing is left or a round gets no further.
 * @returns what resisted to the end
 */
export async function destroyInRounds(props: RoundsProps): Promise<Resisted[]> {
  const { context, workspace } = props;
  const { say, stack } = context;
  let left = props.total;
  for (let round = 1; ; round++) {
    await props.before();
    const { diagnostics, code, gone } = await destroyOnce(workspace, left);
    if (code === 0) return [];
    await refuseWhatIsNoResistance(context, diagnostics, gone);
    left -= gone;
    const failures = failuresIn(diagnostics);
    if (round === ROUNDS || (gone === 0 && round > 1)) {
      return failures.map((failure) => ({
        address: failure.address ?? "",
        said: failure.said || failure.tried,
        ...todoAbout(failure),
      }));
    }
    say(`Some of ${stack.name} resists; what does not wait for it is gone:`);
    for (const failure of failures) say(inWords(failure).replaceAll(/^/gm, "  "));
    say(`Trying again in ${PAUSE_SECONDS} s …`);
    await wait(PAUSE_SECONDS * 1000);
  }
}

async function destroyOnce({ run }: Workspace, total: number) {
  const progress = showProgress(total);
  let gone = 0;
  try {
    const result = await longTerraform(
      {
        ...run,
        onEvent(event) {
          if (event.type === "apply_complete" && "hook" in event) gone += 1;
          progress.onEvent(event);
        },
      },
      ["destroy", "-json", "-input=false", "-auto-approve"],
    );
    return { ...result, gone };
  } finally {
    progress.stop();
  }
}

/** A lock, lost credentials or a wrong configuration concern the whole run: another round helps nobody. */
async function refuseWhatIsNoResistance(
  context: StackContext,
  diagnostics: readonly Diagnostic[],
  gone: number,
): Promise<void> {
  const { name } = context.stack;
  if (diagnostics.some(({ summary }) => /acquiring the state lock/.test(summary))) {
    const lock = await lockOf(context);
    if (lock) throw locked(`destroying ${name}`, lock);
  }
  if (gone > 0 || failuresIn(diagnostics).some(({ address }) => address !== undefined)) return;
  const next = `What was destroyed is in the receipt. Run devops-platform destroy ${name} again to go on.`;
  throw terraformFailed(`destroying ${name}`, diagnostics, next);
}

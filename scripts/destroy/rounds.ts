import { setTimeout as wait } from "node:timers/promises";
import type { StackContext } from "../lib/stack-context";
import type { Resisted } from "../receipt/receipt";
import type { StateEntry } from "../state/document";
import { lockOf } from "../state/lock";
import { locked } from "../state/locked";
import { showProgress } from "../terminal/progress";
import type { Diagnostic } from "../terraform/events";
import { failuresIn, inWords, terraformFailed } from "../terraform/failure";
import { longTerraform } from "../terraform/long-run";
import type { Workspace } from "../terraform/workspace";
import { todoAbout } from "./todo";
import { withAddress } from "./whose-failure";

/** What AWS gives back late (a network interface, a certificate in use) is free after a while. */
const ROUNDS = 3;
const PAUSE_SECONDS = 10;

export interface RoundsProps {
  readonly context: StackContext;
  readonly workspace: Workspace;
  /** What there is. */
  readonly entries: readonly StateEntry[];
  /** Done before each round. */
  readonly before: () => Promise<void>;
}

/**
 * Destroys round by round: where one resource resists Terraform still destroys all that does not wait
 * for it, and the next round tries again. Ends when nothing is left or a round gets no further.
 * @returns what resisted to the end
 */
export async function destroyInRounds(props: RoundsProps): Promise<Resisted[]> {
  const { context, workspace, entries } = props;
  const { say, stack } = context;
  let left = entries.length;
  for (let round = 1; ; round++) {
    await props.before();
    const { diagnostics, code, gone, errored } = await destroyOnce(workspace, left);
    if (code === 0) return [];
    if (gone === 0 && errored.length === 0) await refuse(props, diagnostics);
    left -= gone;
    const failures = failuresIn(diagnostics).map((failure) =>
      withAddress(failure, errored, entries),
    );
    if (round === ROUNDS || (gone === 0 && round > 1)) {
      return failures.map((failure) => ({
        address: failure.address ?? failure.tried,
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
  const errored: string[] = [];
  try {
    const result = await longTerraform(
      {
        ...run,
        onEvent(event) {
          if (event.type === "apply_complete") gone += 1;
          if (event.type === "apply_errored") errored.push(event.hook.resource.addr);
          progress.onEvent(event);
        },
      },
      ["destroy", "-json", "-input=false", "-auto-approve"],
    );
    return { ...result, gone, errored };
  } finally {
    progress.stop();
  }
}

/** A lock, lost credentials or a wrong configuration concern the whole run: another round helps nobody. */
async function refuse(
  { context, workspace }: RoundsProps,
  diagnostics: readonly Diagnostic[],
): Promise<never> {
  const { name } = context.stack;
  if (diagnostics.some(({ summary }) => /acquiring the state lock/.test(summary))) {
    const lock = await lockOf(context);
    if (lock) throw locked(`destroying ${name}`, name, lock);
  }
  const next =
    workspace.run.unsaved?.() ??
    `What was destroyed is in the receipt. Run devops-platform destroy ${name} again to go on.`;
  throw terraformFailed(diagnostics, { doing: `destroying ${name}`, stack: name, next });
}

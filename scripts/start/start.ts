import { CommandError, exitCodes, isCommandError } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { headline } from "../plan/summary-words";
import { deployFromNothing, secondPlan } from "../prove/deploying";
import {
  abandonable,
  type Emulated,
  emulatedContext,
  install,
  requireMachine,
  withEmulator,
  withOwnOutput,
} from "../prove/emulated";
import { type Narrator, narrator } from "../prove/narrator";
import { appFolder } from "../stacks/app";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { whileTicking } from "../terminal/ticker";
import { chosenEnvironment } from "./choose";
import { showFacts } from "./facts";
import { firstPlan } from "./first-plan";
import { introduce } from "./introduce";
import { exportLines, untilSignal } from "./keep";
import { whatNext } from "./next";
import { section } from "./words";

/** Shows an environment to somebody who has just arrived, from its configuration to its addresses. */
export async function start(root: string, name: string | undefined, keep: boolean): Promise<void> {
  const telling = narrator();
  say("Nothing is created on AWS: all of this happens in an emulator on this machine.\n");
  try {
    await requireMachine();
    await abandonable(() =>
      withOwnOutput({ root, folder: appFolder(root) }, async (app, temporary) => {
        const stack = chosenEnvironment(app, name);
        const installed = install(app, stack, temporary, telling.say);
        installed.catch(() => {});
        await introduce(app, stack);
        await installed;
        telling.stop();
        await withEmulator(app, stack, (emulator) =>
          show({ app, stack, emulator, temporary }, telling, keep),
        );
      }),
    );
  } catch (error) {
    throw reassured(error);
  } finally {
    telling.stop();
  }
  say("\nThe emulator is gone, and so is all that was in it. Nothing was created on AWS.");
}

/** Who reads an error of Terraform asks first what it has left behind. */
function reassured(error: unknown): unknown {
  if (!isCommandError(error)) return error;
  const { message, hint, exitCode } = error;
  const last = "The emulator is gone, and so is all that was in it. Nothing was created on AWS.";
  return new CommandError(message, {
    hint: hint === undefined ? last : `${hint}\n${last}`,
    exitCode,
    cause: error,
  });
}

async function show(emulated: Emulated, telling: Narrator, keep: boolean): Promise<void> {
  const { stack, emulator } = emulated;
  const context = emulatedContext(emulated, telling.say);
  const style = styleFor(process.stderr);
  const planned = await whileTicking("terraform plan …", () =>
    firstPlan({ ...context, say: () => {} }),
  );
  say(section("terraform plan says", [headline(planned)], style));
  say(`\n${style("bold", "From an empty account")}`);
  await deployFromNothing(context, telling);
  await requireEmptyPlan(context, telling);
  await showFacts(context);
  say(`\n${whatNext(stack, keep, style)}`);
  if (!keep) return;
  say(`\n${section("In another terminal", exportLines(emulator), style)}`);
  say(`\n${stack.name} stays up until Ctrl-C.`);
  await untilSignal();
}

async function requireEmptyPlan(context: StackContext, telling: Narrator): Promise<void> {
  const { summary } = await secondPlan(context, telling);
  if (summary.empty) return;
  throw new CommandError(`a second plan of ${context.stack.name} has something to change`, {
    hint: summary.changes.map(({ address, changes }) => `${address}: ${changes}`).join("\n"),
    exitCode: exitCodes.terraform,
  });
}

import { join } from "node:path";
import { destroyEnvironment } from "../destroy/destroy";
import { searchByTags } from "../leftovers/search";
import { exitCodes, isCommandError } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { environmentNamed } from "../stacks/app";
import { permissionOf } from "../stacks/permission";
import { deployFromNothing, secondPlan } from "./deploying";
import {
  abandonable,
  emulatedContext,
  install,
  requireMachine,
  withEmulator,
  withOwnOutput,
} from "./emulated";
import type { Narrator } from "./narrator";
import type { Proof } from "./proof";

export interface ProveProps {
  /** The repository. */
  readonly root: string;
  /** The app's folder. */
  readonly folder: string;
  /** Its name. */
  readonly environment: string;
  /** Told as it gets on. */
  readonly narrator: Narrator;
}

/**
 * Takes an environment through its whole life in an emulator of its own: from an empty account to a second plan
 * with nothing to change, and down again until nothing is left. A durable one has to refuse to be destroyed.
 * Whatever fails on the way is thrown as the step itself throws it.
 */
export async function prove(props: ProveProps): Promise<Proof> {
  const { environment, narrator } = props;
  await requireMachine();
  try {
    return await abandonable(() =>
      withOwnOutput(props, async (app, temporary) => {
        const stack = environmentNamed(app, environment);
        await install(app, stack, temporary, narrator.say);
        return withEmulator(app, stack, (emulator) => {
          const context = emulatedContext({ app, stack, emulator, temporary }, narrator.say);
          return wholeLife(context, narrator, temporary);
        });
      }),
    );
  } finally {
    narrator.stop();
  }
}

async function wholeLife(
  context: StackContext,
  narrator: Narrator,
  temporary: string,
): Promise<Proof> {
  const { stack } = context;
  const began = Date.now();
  const phases = await deployFromNothing(context, narrator);
  const resources = phases.at(-1)?.resources ?? 0;

  const planned = await secondPlan(context, narrator);
  const down = await takeDown(context, narrator, temporary);
  return {
    environment: stack.name,
    account: stack.accountId,
    region: stack.region,
    lifecycle: permissionOf(stack).lifecycle,
    resources,
    phases: [
      ...phases,
      { name: "second plan", seconds: planned.seconds, resources: 0 },
      { name: "destroy", seconds: down.seconds, resources: down.gone },
    ],
    clean: planned.summary.empty,
    destroyed: down.destroyed,
    leftOver: down.leftOver,
    remains: down.remains,
    seconds: since(began),
  };
}

type TakenDown = Pick<Proof, "destroyed" | "leftOver" | "remains"> & {
  readonly seconds: number;
  readonly gone: number;
};

async function takeDown(
  context: StackContext,
  narrator: Narrator,
  temporary: string,
): Promise<TakenDown> {
  const began = Date.now();
  const { lifecycle, reason } = permissionOf(context.stack);
  if (lifecycle === "durable" && reason === undefined) {
    narrator.begin("destroy", "it is durable: that has to be refused");
    await destroyRefused(context);
    narrator.end("refused, nothing was changed", since(began));
    return {
      destroyed: "refused",
      leftOver: undefined,
      remains: [],
      gone: 0,
      seconds: since(began),
    };
  }
  narrator.begin("destroy", "down again, with everything it made");
  const receipt = await destroyEnvironment(context, {
    receiptFile: join(temporary, "receipt.json"),
  });
  const gone = Object.values(receipt.destroyed).reduce((sum, count) => sum + count, 0);
  const { leftovers } = await searchByTags(context);
  const seconds = since(began);
  narrator.end(`${gone} resources gone, left over: ${leftovers.length}`, seconds);
  const { remains } = receipt;
  return { destroyed: "destroyed", leftOver: leftovers.length, remains, gone, seconds };
}

async function destroyRefused(context: StackContext): Promise<void> {
  const refused = await destroyEnvironment(context).then(
    () => false,
    (error: unknown) => {
      if (isCommandError(error) && error.exitCode === exitCodes.refused) return true;
      throw error;
    },
  );
  if (!refused) throw new Error(`${context.stack.name} is durable and was destroyed all the same`);
}

const since = (began: number): number => (Date.now() - began) / 1000;

import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { refusePaused } from "../pause/refuse";
import { isReleased, pointerDigest } from "../release/pointer";
import { runBefore, tasksBefore } from "../release/run-before";
import { short } from "../release/short";
import { Stopping } from "../release/stopping";
import { type Subject, subjectOf } from "../release/subject";
import { holdingLock } from "../state/holding";
import { askToGoOn } from "../terminal/ask";

export interface MigrateRequest {
  /** @default the only one */
  readonly image?: string | undefined;
  /** How long each task may take. */
  readonly minutes: number;
}

/**
 * Runs by hand what runs before a release of an image, as it is released now: after a restore, whose data is older
 * than the tables that the code expects.
 * @returns what ran to its end
 */
export async function migrate(
  context: StackContext,
  { image, minutes }: MigrateRequest,
): Promise<string[]> {
  const { stack, say, answers } = context;
  const asked = await subjectOf(context, image);
  await refusePaused(context, asked.deployed.state, "nothing runs in it");
  const before = await releasedDigest(asked);
  const names = tasksBefore(asked).map(({ name }) => name);
  if (names.length === 0) throw nothingToRun(asked);
  const what = `${names.join(" and ")} of ${asked.image} ${short(before)} in ${stack.name}`;
  await askToGoOn(`Run ${what}?`, answers);
  const stopping = new Stopping();
  const ran: string[] = [];
  await holdingLock(context, `migrating ${stack.name}`, () =>
    stopping.during(async () => {
      const subject = await subjectOf(context, asked.image);
      const options = { minutes, leave: stopping.leave, onRun: (name: string) => ran.push(name) };
      await runBefore(subject, await releasedDigest(subject), options);
    }, say),
  );
  say(`${ran.join(" and ")} ran to the end.`);
  return ran;
}

async function releasedDigest({ context, pointer, image }: Subject): Promise<string> {
  const digest = await pointerDigest(context, pointer);
  if (isReleased(digest)) return digest;
  throw new CommandError(`${image} was never released to ${context.stack.name}`, {
    hint: `devops-platform deploy-app ${context.stack.name} releases it, and migrates first.`,
    exitCode: exitCodes.refused,
  });
}

const nothingToRun = ({ image, context }: Subject) =>
  new CommandError(`nothing runs before a release of ${image} to ${context.stack.name}`, {
    hint: "A task with `beforeRelease: true` and this image does.",
    exitCode: exitCodes.usage,
  });

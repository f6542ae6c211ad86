import type { PauseValue } from "../../src/modules/pause/pause-value";
import { callerOf } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { Stopping } from "../release/stopping";
import { permissionOf } from "../stacks/permission";
import { holdingLock } from "../state/holding";
import { askForName, askToGoOn } from "../terminal/ask";
import { lookAtDatabases } from "./databases";
import { changeNetwork } from "./network";
import { requireNoOpenRelease } from "./open-release";
import { overtaken } from "./overtaken";
import { plannedNow } from "./planned-now";
import { isSamePause, writePause } from "./pointer";
import { setSchedules } from "./schedules";
import { closeServices, rememberServices } from "./services";
import { type PauseSubject, pauseSubjectOf, pauseValueOf } from "./subject";
import { untilNoTasks } from "./tasks";
import { askDatabases, untilDatabases, WAYS } from "./until-databases";
import { pausedInWords, whatStopsInWords } from "./what";
import { pauseInWords } from "./words";

export interface PauseOptions {
  /** How long tasks, and then databases, may take. */
  readonly minutes: number;
  /** Whether databases are waited for. */
  readonly wait: boolean;
}

/**
 * Takes away what costs while nobody uses an environment, and remembers what was there. Each step finds out what is
 * left to do, so that it can be run again after it ended at any point.
 */
export async function pause(context: StackContext, options: PauseOptions): Promise<void> {
  const subject = await pauseSubjectOf(context);
  const before = await pauseValueOf(subject);
  await requireNoOpenRelease(context);
  await agree(subject, before);
  const value = await stop(subject, options);
  const stillWanted = async () => {
    if (!isSamePause(await pauseValueOf(subject), value)) throw overtaken(context.stack.name);
  };
  const { name } = context.stack;
  await changeNetwork(context, { addresses: subject.gated, command: "pause", stillWanted });
  if (options.wait)
    await untilDatabases(context, subject.databases, WAYS.down, {
      minutes: options.minutes,
      stillWanted,
      command: `devops-platform pause ${name}`,
    });
  context.say(pausedInWords(subject, await lookAtDatabases(context, subject.databases)));
}

/** One that is paused was agreed to; what is left of it is seen to. */
async function agree(subject: PauseSubject, before: PauseValue): Promise<void> {
  const { stack, say, answers } = subject.context;
  if (before.state === "paused")
    return say(`${pauseInWords(stack.name, before)}. What is left to do is done.`);
  say(await whatStopsInWords(subject));
  if (permissionOf(stack).lifecycle === "durable") await askForName(stack.name, answers);
  else await askToGoOn(`Pause ${stack.name} in the account ${stack.accountId}?`, answers);
}

/** Everything but the network, under the lock of the state: no deploy and no release meanwhile. */
async function stop(subject: PauseSubject, { minutes }: PauseOptions): Promise<PauseValue> {
  const { context, services, clusters, databases, pointer } = subject;
  const { stack, say } = context;
  const stopping = new Stopping();
  const goesOn = `${stack.name} is half paused: devops-platform pause ${stack.name} goes on, devops-platform resume ${stack.name} goes back.`;
  const work = async () => {
    await requireNoOpenRelease(context);
    const value = await pausedValue(subject);
    stopping.here("Nothing was changed.");
    await writePause(context, pointer, value);
    await setSchedules(context, (await plannedNow(subject, value)).schedules);
    stopping.here(goesOn);
    await closeServices(context, services);
    say("No service starts tasks any more; waiting for those that run …");
    try {
      await untilNoTasks(context, { services, clusters, minutes, signal: stopping.signal });
    } catch (error) {
      stopping.here(goesOn);
      throw error;
    }
    stopping.here(goesOn);
    await askDatabases(context, databases, WAYS.down);
    stopping.here(goesOn);
    return value;
  };
  return holdingLock(context, `pausing ${stack.name}`, () => stopping.during(work, say));
}

/** What was remembered first stays: by now, less may be there. */
async function pausedValue(subject: PauseSubject): Promise<PauseValue> {
  const { context, services } = subject;
  const { access, stack } = context;
  const known = await pauseValueOf(subject);
  const now = await rememberServices(context, services);
  const begun =
    known.state === "running"
      ? { since: new Date().toISOString(), by: (await callerOf(access, stack.region)).arn }
      : known;
  return { ...begun, state: "paused", services: { ...now, ...known.services } };
}

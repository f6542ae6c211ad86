import type { PauseValue } from "../../src/modules/pause/pause-value";
import type { StackContext } from "../lib/stack-context";
import { requireHealthy } from "../release/health";
import { Stopping } from "../release/stopping";
import { followRollouts } from "../rollout/follow";
import type { Rollout } from "../rollout/look";
import { holdingLock } from "../state/holding";
import { officeHoursInWords, officeHoursOf } from "../status/office-hours";
import { askToGoOn } from "../terminal/ask";
import { changeNetwork } from "./network";
import { overtaken } from "./overtaken";
import { plannedNow } from "./planned-now";
import { isSamePause, writePause } from "./pointer";
import { setSchedules } from "./schedules";
import { openService, untilTold } from "./services";
import { type PauseSubject, pauseSubjectOf, pauseValueOf } from "./subject";
import { askDatabases, untilDatabases, WAYS } from "./until-databases";
import { whatStartsInWords } from "./what";

export interface ResumeOptions {
  /** How long databases may take. */
  readonly minutes: number;
  /** How long AWS may take with the tasks. */
  readonly rolloutMinutes: number;
}

/**
 * Brings back what a pause took away, tasks as many as there were. Each step finds out what is left to do, so that it
 * can be run again after it ended at any point; the pointer says `running` last.
 * @returns false where it runs already
 */
export async function resume(context: StackContext, options: ResumeOptions): Promise<boolean> {
  const subject = await pauseSubjectOf(context);
  const { stack, say, answers } = context;
  const before = await pauseValueOf(subject);
  if (before.state === "running") {
    say(`${stack.name} is not paused.`);
    return false;
  }
  say(whatStartsInWords(subject, before));
  if (before.state === "paused")
    await askToGoOn(`Resume ${stack.name} in the account ${stack.accountId}?`, answers);
  const value = await begin(subject);
  const stillWanted = async () => {
    if (!isSamePause(await pauseValueOf(subject), value)) throw overtaken(stack.name);
  };
  await changeNetwork(context, { addresses: subject.gated, command: "resume", stillWanted });
  await untilDatabases(context, subject.databases, WAYS.up, {
    minutes: options.minutes,
    stillWanted,
    command: `devops-platform resume ${stack.name}`,
  });
  await start(subject, value, options);
  say(`${stack.name} runs again.`);
  const hours = officeHoursOf(subject.deployed.state, new Date());
  if (hours && !hours.open)
    say(
      `Its office hours are ${officeHoursInWords(hours)}: until they close the next time, it stays open.`,
    );
  return true;
}

/** From now on a plan wants everything back; databases take longest and are asked first. */
async function begin(subject: PauseSubject): Promise<PauseValue> {
  const { context, pointer, databases } = subject;
  return holdingLock(context, `resuming ${context.stack.name}`, async () => {
    const known = await pauseValueOf(subject);
    if (known.state === "running") throw overtaken(context.stack.name);
    const value: PauseValue = { ...known, state: "resuming" };
    if (known.state !== "resuming") await writePause(context, pointer, value);
    await askDatabases(context, databases, WAYS.up);
    return value;
  });
}

/** Once there is a network and a database, the tasks. */
async function start(
  subject: PauseSubject,
  value: PauseValue,
  { rolloutMinutes: minutes }: ResumeOptions,
): Promise<void> {
  const { context, services, deployed, pointer } = subject;
  const { access, stack, say } = context;
  const stopping = new Stopping();
  const { signal } = stopping;
  const goesOn = `${stack.name} is half resumed: devops-platform resume ${stack.name} goes on.`;
  const work = async () => {
    if (!isSamePause(await pauseValueOf(subject), value)) throw overtaken(stack.name);
    const planned = await plannedNow(subject, { state: "running" });
    const rollouts: Rollout[] = [];
    for (const service of services) {
      stopping.here(goesOn);
      const before = value.services?.[service.name];
      const opening = { service, before, planned: planned.services.get(service.name) };
      const rollout = await openService(context, opening);
      if (rollout) rollouts.push(rollout);
    }
    const started = services.filter(({ service }) =>
      rollouts.some((one) => one.service === service),
    );
    try {
      await untilTold(context, started, signal);
      const next = `Mend what the tasks stopped for, or release what works; then devops-platform resume ${stack.name} goes on.`;
      await followRollouts({ access, region: stack.region, rollouts, minutes, say, signal, next });
      await requireHealthy({ context, deployed, workloads: started }, signal);
    } catch (error) {
      stopping.here(goesOn);
      throw error;
    }
    // Last of all: what they start needs the services.
    await setSchedules(context, planned.schedules);
    await writePause(context, pointer, { state: "running" });
  };
  await holdingLock(context, `resuming ${stack.name}`, () => stopping.during(work, say));
}

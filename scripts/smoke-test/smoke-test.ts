import type { StackContext } from "../lib/stack-context";
import { unreleasedOf } from "../load-test/ready";
import { pauseOf } from "../pause/pointer";
import { officeHoursOf } from "../status/office-hours";
import { type DeployedEnvironment, deployedEnvironment } from "../workloads/deployed";
import type { DeployedService } from "../workloads/workload";
import type { Accepted } from "./accepted";
import { tryAgain } from "./try-again";
import { type Way, waysIn } from "./ways";

export interface Wanted {
  /** For how long what is not well is asked again, in minutes. */
  readonly minutes: number;
  /** Where to ask instead of the load balancers. */
  readonly url: string | undefined;
  /** Statuses that are good, where the health check shall not say it. */
  readonly expect: Accepted | undefined;
}

/** How a service answered. */
export interface Smoke {
  readonly service: string;
  /** `not asked`: nothing is wrong with that. */
  readonly outcome: "good" | "bad" | "not asked";
  /** What is wrong, or why it was not asked; empty where it is good. */
  readonly why: string;
  readonly url: string | null;
  readonly status: number | null;
  readonly milliseconds: number | null;
  readonly attempts: number;
}

export interface SmokeTest {
  readonly environment: string;
  /** Why nothing was asked at all; null where it was. */
  readonly resting: string | null;
  readonly services: readonly Smoke[];
}

/** Asks each service that is reached from outside, all at once. */
export async function smokeTest(context: StackContext, wanted: Wanted): Promise<SmokeTest> {
  const environment = context.stack.name;
  const deployed = await deployedEnvironment(context);
  const resting = await restOf(context, deployed);
  if (resting !== undefined) return { environment, resting, services: [] };
  const ways = waysIn(deployed).map((way) => elsewhere(way, wanted.url));
  const services = await Promise.all(
    ways.map(async (way) => {
      const unreleased = await unreleasedOf(context, deployed, way.service);
      if (unreleased !== undefined)
        return notAsked(way.service, `${unreleased} was never released`);
      if ("notAsked" in way) return notAsked(way.service, way.notAsked);
      const accepted = wanted.expect ?? way.accepted;
      const asked = way.service.name;
      const waiting = (problem: string) => context.say(`${asked}: ${problem}; asked again`);
      const { problem, good, ...tried } = await tryAgain(
        way.url,
        accepted,
        wanted.minutes * 60_000,
        waiting,
      );
      return {
        service: asked,
        outcome: good ? ("good" as const) : ("bad" as const),
        why: problem,
        url: way.url,
        status: tried.status ?? null,
        milliseconds: tried.milliseconds,
        attempts: tried.attempts,
      };
    }),
  );
  return { environment, resting: null, services };
}

/** Where nothing runs because somebody wanted it so. */
async function restOf(
  context: StackContext,
  { state }: DeployedEnvironment,
): Promise<string | undefined> {
  const { state: pause, since } = await pauseOf(context, state);
  if (pause !== "running") return `it is ${pause}${since ? ` since ${since}` : ""}`;
  const hours = officeHoursOf(state, new Date());
  return hours && !hours.open ? `its office hours begin again at ${hours.next}` : undefined;
}

/** The same path at another place. */
const elsewhere = (way: Way, url: string | undefined): Way =>
  url === undefined || "notAsked" in way
    ? way
    : { ...way, url: new URL(new URL(way.url).pathname, url).href };

const notAsked = ({ name }: DeployedService, why: string): Smoke => ({
  service: name,
  outcome: "not asked",
  why,
  url: null,
  status: null,
  milliseconds: null,
  attempts: 0,
});

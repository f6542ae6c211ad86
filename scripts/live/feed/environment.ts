import type { StackContext } from "../../lib/stack-context";
import { isUnread } from "../../status/reading";
import { statusOf } from "../../status/status";
import { unreadIn } from "../../status/unread";
import { type DeployedEnvironment, deployedEnvironment } from "../../workloads/deployed";
import { spanBefore } from "../lines/spans";
import type { Action } from "../state/reduce";
import type { SeriesByName } from "../state/state";
import { Deadline } from "./deadline";
import { drawnQueries, figuresAsked } from "./queries";
import { seriesOf } from "./series";
import { troubleIn } from "./trouble";

/** For a look that takes longer nobody waits, in seconds; its requests end by themselves. */
const LONGEST_LOOK = 60;
/** What is deployed changes with a deploy, which takes minutes. */
const STATE_AGE = 5 * 60_000;
/** CloudWatch has new figures once a minute. */
const SERIES_AGE = 60_000;

/** Looks at an environment, one look after the other. */
export class EnvironmentFeed {
  private stateRead = Date.now();
  private seriesRead = 0;
  private readonly reading = new Deadline(() => this.read(), LONGEST_LOOK);

  constructor(
    readonly context: StackContext,
    private deployed: DeployedEnvironment,
    private readonly dispatch: (action: Action) => void,
  ) {}

  get name(): string {
    return this.context.stack.name;
  }

  get workloads(): DeployedEnvironment["workloads"] {
    return this.deployed.workloads;
  }

  get cost() {
    return figuresAsked(this.deployed, this.context.stack);
  }

  /** Never fails: what cannot be read is told as such. */
  async look(): Promise<void> {
    const environment = this.name;
    this.dispatch({ type: "looking", environment, now: Date.now() });
    const common = { type: "looked", environment } as const;
    try {
      const { found, series } = await this.reading.answer();
      const { status } = found;
      const { cost } = this;
      this.dispatch(
        isAnswered(found)
          ? { ...common, now: Date.now(), status, series, trouble: undefined, cost }
          : {
              ...common,
              ...unanswered(reasonIn(unreadIn(status)[0])),
              now: Date.now(),
              cost,
            },
      );
    } catch (error) {
      const trouble = troubleIn(error, `looking at ${environment}`);
      this.dispatch({ ...common, ...unanswered(trouble), now: Date.now(), cost: this.cost });
    }
  }

  private async read() {
    const now = new Date();
    await this.readState(now.getTime());
    const [found, series] = await Promise.all([
      statusOf(this.context, this.deployed, { drift: false, now }),
      this.readSeries(now.getTime()),
    ]);
    return { found, series };
  }

  /** Again where it is old; one that cannot be read stays as it was. */
  private async readState(now: number): Promise<void> {
    if (now - this.stateRead < STATE_AGE) return;
    this.stateRead = now;
    this.deployed = await deployedEnvironment(this.context).catch(() => this.deployed);
  }

  /** Undefined where it is not time, or they cannot be had: `status` says that of the same call. */
  private async readSeries(now: number): Promise<SeriesByName | undefined> {
    if (now - this.seriesRead < SERIES_AGE) return undefined;
    const { access, stack } = this.context;
    const asked = { access, region: stack.region, span: spanBefore(now) };
    try {
      const series = await seriesOf(asked, drawnQueries(this.deployed, stack));
      this.seriesRead = now;
      return series;
    } catch {
      return undefined;
    }
  }
}

const unanswered = (why: string | undefined) => ({
  status: undefined,
  series: undefined,
  trouble: why ?? "AWS did not answer",
});

/** `AWS: not reached` of `services: not reached: ecs:DescribeServices`: it is the same for all. */
const reasonIn = (unread: string | undefined): string | undefined =>
  unread?.replace(/^[^:]+: ([^:]+): .*$/, "AWS: $1");

/** A network that is gone, or credentials that have expired, are so for all: nothing of it is worth telling part by part. */
function isAnswered({ status, answered }: Awaited<ReturnType<typeof statusOf>>): boolean {
  const { services, figures } = status;
  const forAll = (reading: unknown): boolean =>
    isUnread(reading) && /^(not reached|credentials expired)/.test(reading.unread);
  return answered && !(forAll(services) && forAll(figures));
}

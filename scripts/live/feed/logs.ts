import { setTimeout as wait } from "node:timers/promises";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { clientConfig } from "../../aws/client-config";
import { type Patience, patient } from "../../aws/patience";
import { following } from "../../logs/follow";
import { labelOf, laidOut } from "../../logs/layout";
import { pagesOf } from "../../logs/pages";
import { sourcesOf } from "../../logs/sources";
import { styleFor } from "../../terminal/style";
import type { DeployedService } from "../../workloads/workload";
import type { Action } from "../state/reduce";
import type { EnvironmentFeed } from "./environment";
import type { Gate } from "./gate";
import { troubleIn } from "./trouble";

/** Where logs begin: as `logs` does. */
const BACK = 10 * 60_000;
/** After something that does not pass by itself, such as a refusal. */
const AGAIN_AFTER = 10_000;

/** Follows the logs of a service, or of one of its tasks, until it is stopped. */
export class LogsFeed {
  private readonly stopping = new AbortController();

  constructor(
    private readonly environment: EnvironmentFeed,
    private readonly service: DeployedService,
    private readonly task: string | undefined,
    private readonly gate: Gate,
    private readonly send: (action: Action) => void,
  ) {}

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  stop(): void {
    this.stopping.abort();
  }

  /** Never fails: what cannot be read is told as such. */
  async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.follow();
      } catch (error) {
        const trouble = troubleIn(error, `reading the logs of ${this.service.name}`);
        this.dispatch({ type: "logs-trouble", trouble });
        await wait(AGAIN_AFTER, undefined, { signal: this.stopping.signal }).catch(() => {});
        this.dispatch({ type: "logs-again" });
      }
    }
  }

  /** What belongs to a view that was left is not told any more. */
  private dispatch(action: Action): void {
    if (!this.stopped) this.send(action);
  }

  private async follow(): Promise<void> {
    const { context } = this.environment;
    const client = new CloudWatchLogsClient(clientConfig(context.access, context.stack.region));
    const reading = { client, patience: this.patience() };
    const layout = this.layout();
    const batches = following({
      sources: sourcesOf([this.service], this.task === undefined ? {} : { task: this.task }),
      since: Date.now() - BACK,
      read: (source, from) => pagesOf(reading, source, from),
      stop: this.stopping.signal,
    });
    for await (const { lines, present } of batches) {
      await this.gate.opened();
      if (this.stopped) return;
      const shown = lines.flatMap((line) => layout(line).split("\n"));
      this.dispatch({ type: "logs", lines: shown.map(withoutTabs), present });
    }
  }

  /** Waits for as long as AWS throttles or is gone, and says so. */
  private patience(): Patience {
    const waiting = patient({
      say: (trouble) => this.dispatch({ type: "logs-trouble", trouble }),
    });
    return async (doing, call) => {
      const answer = await waiting(doing, () => {
        this.stopping.signal.throwIfAborted();
        return call();
      });
      this.dispatch({ type: "logs-trouble", trouble: undefined });
      return answer;
    };
  }

  private layout() {
    const { name, containers } = this.service;
    return laidOut({
      environment: this.environment.name,
      labels: containers.map((one) => labelOf({ workload: name, container: one.name })),
      style: styleFor(process.stdout),
      withDay: false,
    });
  }
}

/** How wide a tab is depends on where it stands. */
const withoutTabs = (line: string): string => line.replaceAll("\t", "    ");

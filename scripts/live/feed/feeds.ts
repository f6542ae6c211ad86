import { isService } from "../../workloads/workload";
import type { Action } from "../state/reduce";
import { type LiveState, viewKey } from "../state/state";
import type { EnvironmentFeed } from "./environment";
import { Gate } from "./gate";
import { LogsFeed } from "./logs";
import { Rounds } from "./rounds";
import { TasksFeed } from "./tasks";

/** Milliseconds between two looks at the tasks that are shown: four calls of ECS, which answers 20 a second. */
const TASKS_EVERY = 5000;

/** What the screen is fed by: always the environments, and what is drilled down to for as long as it is shown. */
export class Feeds {
  private readonly rounds: readonly Rounds[];
  private readonly gate = new Gate();
  private tasks: { readonly key: string; readonly rounds: Rounds } | undefined;
  private logs: LogsFeed | undefined;

  /** @param every seconds */
  constructor(
    private readonly environments: readonly EnvironmentFeed[],
    every: number,
    private readonly dispatch: (action: Action) => void,
  ) {
    this.rounds = environments.map((one) => new Rounds(() => one.look(), every * 1000));
  }

  start(): void {
    for (const rounds of this.rounds) void rounds.run();
  }

  /** Does what somebody at the keyboard wants done. */
  follow(before: LiveState, now: LiveState): void {
    if (viewKey(before.view) !== viewKey(now.view)) this.show(now);
    for (const rounds of this.all()) {
      rounds.halt(now.paused);
      if (now.asked > before.asked) rounds.now();
    }
    this.gate.close(now.paused);
  }

  private all(): readonly Rounds[] {
    return this.tasks ? [...this.rounds, this.tasks.rounds] : this.rounds;
  }

  private show({ view, paused }: LiveState): void {
    this.logs?.stop();
    this.logs = undefined;
    const environment =
      view.kind === "overview"
        ? undefined
        : this.environments.find(({ name }) => name === view.environment);
    const service =
      view.kind === "overview"
        ? undefined
        : environment?.workloads.filter(isService).find(({ name }) => name === view.service);
    const key = environment && service ? `${environment.name}/${service.name}` : "";
    if (this.tasks && this.tasks.key !== key) {
      this.tasks.rounds.stop();
      this.tasks = undefined;
    }
    if (!environment || !service) return;
    if (!this.tasks) {
      const feed = new TasksFeed(environment, service, (action) => this.forTasks(key, action));
      const rounds = new Rounds(() => feed.look(), TASKS_EVERY, paused);
      this.tasks = { key, rounds };
      // Whoever opens a service wants to see it, also while refreshing is stopped.
      rounds.now();
      void rounds.run();
    }
    if (view.kind === "logs") {
      this.logs = new LogsFeed(environment, service, view.task, this.gate, this.dispatch);
      void this.logs.run();
    }
  }

  /** What a look brings that ends after its service was left is of no use. */
  private forTasks(key: string, action: Action): void {
    if (this.tasks?.key === key) this.dispatch(action);
  }
}

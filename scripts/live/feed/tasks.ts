import { ECSClient, type Task } from "@aws-sdk/client-ecs";
import { clientConfig } from "../../aws/client-config";
import { callingAws } from "../../aws/errors";
import type { Patience } from "../../aws/patience";
import { Changes } from "../../monitor/changes";
import type { ServiceEvent, TaskChange } from "../../monitor/happening";
import { type Look, lookAtService } from "../../monitor/look";
import type { DeployedService } from "../../workloads/workload";
import type { Action } from "../state/reduce";
import type { TaskRow } from "../state/state";
import { Deadline } from "./deadline";
import type { EnvironmentFeed } from "./environment";
import { TaskCpu } from "./task-cpu";
import { troubleIn } from "./trouble";

/** A look that takes longer is given up, in seconds. */
const LONGEST_LOOK = 30;

/** What a call of AWS answers, or its error: whoever looks again in a moment needs no patience. */
const once: Patience = callingAws;

/** Looks at the tasks of a service. */
export class TasksFeed {
  private readonly client: ECSClient;
  private readonly cpu: TaskCpu;
  private readonly reading = new Deadline(
    () => lookAtService(this.client, once, this.service),
    LONGEST_LOOK,
  );

  constructor(
    { context }: EnvironmentFeed,
    private readonly service: DeployedService,
    private readonly dispatch: (action: Action) => void,
  ) {
    const { access, stack } = context;
    this.client = new ECSClient(clientConfig(access, stack.region));
    this.cpu = new TaskCpu(context, service);
  }

  /** Never fails: what cannot be read is told as such. */
  async look(): Promise<void> {
    try {
      const { tasks, events } = shownOf(await this.reading.answer());
      const cpu = await this.cpu.of(tasks.map(({ id }) => id));
      const rows = tasks.map((task) => ({ ...task, cpu: cpu[task.id] }));
      const read = { tasks: rows, events, trouble: undefined, readAt: Date.now() };
      this.dispatch({ type: "tasks", tasks: read });
    } catch (error) {
      const trouble = troubleIn(error, `looking at the tasks of ${this.service.name}`);
      this.dispatch({ type: "tasks-trouble", trouble });
    }
  }
}

/** Those that run first, the newest before the older; of what stopped and was said, as much as `monitor-ecs` begins with. */
function shownOf(look: Look): {
  readonly tasks: readonly TaskRow[];
  readonly events: readonly ServiceEvent[];
} {
  const happened = new Changes().next(look, Date.now());
  const rows = happened
    .filter((one): one is TaskChange => one.kind === "task")
    .map((change) => rowOf(change, look.tasks));
  const order = (one: TaskRow) => [one.status === "STOPPED" ? 1 : 0, -(one.started ?? Infinity)];
  return {
    tasks: rows.sort((one, other) => {
      const [stopped = 0, started = 0] = order(one);
      const [otherStopped = 0, otherStarted = 0] = order(other);
      return stopped - otherStopped || started - otherStarted || (one.id < other.id ? -1 : 1);
    }),
    events: happened.filter((one): one is ServiceEvent => one.kind === "event"),
  };
}

function rowOf(
  { id, revision, status, health, reason }: TaskChange,
  tasks: readonly Task[],
): TaskRow {
  const task = tasks.find(({ taskArn }) => taskArn?.endsWith(`/${id}`));
  const started = task?.startedAt?.getTime();
  return { id, revision, status, health, reason, started, size: sizeOf(task), cpu: undefined };
}

function sizeOf({ cpu, memory }: Task = {}): string {
  if (cpu === undefined || memory === undefined) return "–";
  return `${Number(cpu) / 1024} vCPU, ${memory} MiB`;
}

import { readOf } from "../../status/reading";
import { idOf, type LiveState, type TaskRow } from "./state";

export interface Chosen {
  readonly environment: string;
  readonly service: string;
}

/** Every service of every environment, in the order in which they are shown. */
export const servicesIn = ({ environments }: Pick<LiveState, "environments">): Chosen[] =>
  environments.flatMap(({ name, status }) =>
    (status ? (readOf(status.services) ?? []) : []).map((one) => ({
      environment: name,
      service: one.name,
    })),
  );

/** The service that is chosen; the first where the chosen one is not there (any more). */
export function chosenService(
  state: Pick<LiveState, "environments" | "service">,
): Chosen | undefined {
  const services = servicesIn(state);
  return (
    services.find(({ environment, service }) => idOf(environment, service) === state.service) ??
    services[0]
  );
}

export const tasksIn = ({ tasks }: Pick<LiveState, "tasks">): string[] =>
  (tasks.tasks ?? []).map(({ id }) => id);

export const chosenTask = ({ tasks, task }: Pick<LiveState, "tasks" | "task">) =>
  tasks.tasks?.find(({ id }: TaskRow) => id === task) ?? tasks.tasks?.[0];

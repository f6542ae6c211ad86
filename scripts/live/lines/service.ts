import { onService } from "../../status/problems";
import { readOf } from "../../status/reading";
import type { Status } from "../../status/status";
import type { EnvironmentView, LiveState, View } from "../state/state";
import { headLine, since, troubleLines } from "./environment-head";
import { eventLines } from "./events";
import { EMPTY, type Line, line, piece } from "./line";
import { serviceTable } from "./services";
import { taskTable } from "./tasks";

type ServiceView = Extract<View, { readonly kind: "service" }>;

/** A service: how it is, its tasks, its last events. */
export function serviceLines(state: LiveState, { environment, service }: ServiceView): Line[] {
  const view = state.environments.find(({ name }) => name === environment);
  const { tasks } = state;
  return [
    ...(view ? [headLine(view, state.now), ...troubleLines(view, state.now)] : []),
    ...(view?.status ? standing(view, view.status, service, state) : []),
    EMPTY,
    ...tasksTrouble(tasks, state.now),
    ...taskTable(tasks, state.now),
    EMPTY,
    ...eventLines(tasks.events),
  ];
}

/** What is said of it in the overview, with room for its graphs. */
function standing(
  view: EnvironmentView,
  status: Status,
  name: string,
  state: Pick<LiveState, "now" | "size">,
): Line[] {
  const services = (readOf(status.services) ?? []).filter((one) => one.name === name);
  const remarks = services.flatMap((one) =>
    onService(one, new Date(state.now), readOf(status.releases) ?? []),
  );
  return [
    ...remarks.map(({ weight, says }) =>
      line(
        "  ",
        piece(
          weight === "problem" ? `✗ ${says}` : `· ${says}`,
          weight === "problem" ? "bad" : "warn",
        ),
      ),
    ),
    EMPTY,
    // Only tasks can be chosen here.
    ...serviceTable(view, { ...status, services }, state).map(({ pieces }) => ({ pieces })),
  ];
}

/** Why the tasks could not be read, and how old those are that are shown. */
function tasksTrouble({ trouble, readAt }: LiveState["tasks"], now: number): Line[] {
  if (trouble === undefined) return [];
  const old = readAt === undefined ? "" : `; as it was ${since(readAt, now)} ago`;
  return [line("  ", piece(`? ${trouble}${old}`, "warn"))];
}

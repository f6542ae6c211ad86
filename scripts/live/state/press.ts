import { exitCodes } from "../../lib/errors.mjs";
import { chosenService, chosenTask, servicesIn, tasksIn } from "./chosen";
import type { Press } from "./keys";
import { furthest, pageOf } from "./scrolling";
import { idOf, type LiveState, NO_LOGS, NO_TASKS, type View } from "./state";

/** What becomes of the screen when a key is pressed. */
export function pressed(state: LiveState, press: Press): LiveState {
  switch (press) {
    case "quit":
      return { ...state, leaving: exitCodes.done };
    case "interrupt":
      return { ...state, leaving: exitCodes.interrupted };
    case "help":
      return { ...state, help: !state.help };
    case "pause":
      return { ...state, paused: !state.paused };
    case "refresh":
      return { ...state, asked: state.asked + 1 };
    case "back":
      return state.help ? { ...state, help: false } : back(state);
    default:
      // Whoever reads the help wants to see what a key does.
      return move({ ...state, help: false }, press);
  }
}

function move(state: LiveState, press: Press): LiveState {
  switch (press) {
    case "open":
      return open(state);
    case "logs":
      return openLogs(state);
    case "up":
      return step(state, -1);
    case "down":
      return step(state, 1);
    case "pageUp":
      return step(state, -pageOf(state));
    case "pageDown":
      return step(state, pageOf(state));
    case "top":
      return step(state, Number.NEGATIVE_INFINITY);
    case "bottom":
      return step(state, Number.POSITIVE_INFINITY);
    default:
      return state;
  }
}

function open(state: LiveState): LiveState {
  const { view } = state;
  if (view.kind === "overview") {
    const chosen = chosenService(state);
    return chosen ? shown(state, { kind: "service", ...chosen }) : state;
  }
  const task = chosenTask(state)?.id;
  return view.kind === "service" && task !== undefined
    ? shown(state, { ...view, kind: "logs", task })
    : state;
}

/** Of all tasks of a service. */
function openLogs(state: LiveState): LiveState {
  if (state.view.kind === "logs") return state;
  const chosen = state.view.kind === "service" ? state.view : chosenService(state);
  return chosen ? shown(state, { ...chosen, kind: "logs", task: undefined }) : state;
}

function back(state: LiveState): LiveState {
  const { view } = state;
  if (view.kind === "overview") return { ...state, scroll: 0 };
  if (view.kind === "service") return shown(state, { kind: "overview" });
  const { environment, service } = view;
  return shown(state, { kind: "service", environment, service });
}

const shown = (state: LiveState, view: View): LiveState => ({
  ...state,
  view,
  scroll: 0,
  logs: NO_LOGS,
  ...(view.kind === "overview" && { tasks: NO_TASKS, task: undefined }),
});

/** Chooses another line, and scrolls on where there is none left to choose. */
function step(state: LiveState, by: number): LiveState {
  if (state.view.kind === "logs") return scrolled(state, -by);
  const ids = state.view.kind === "overview" ? servicesIn(state).map(asId) : tasksIn(state);
  const now =
    state.view.kind === "overview" ? indexOf(ids, state.service) : indexOf(ids, state.task);
  if (by < 0 && state.scroll > 0) return scrolled(state, by);
  const next = Math.min(Math.max(now + by, 0), Math.max(0, ids.length - 1));
  if (next === now) return by > 0 ? scrolled(state, by) : state;
  const id = ids[next];
  return state.view.kind === "overview" ? { ...state, service: id } : { ...state, task: id };
}

const asId = (one: { readonly environment: string; readonly service: string }): string =>
  idOf(one.environment, one.service);

const indexOf = (ids: readonly string[], id: string | undefined): number =>
  Math.max(0, id === undefined ? 0 : ids.indexOf(id));

const scrolled = (state: LiveState, by: number): LiveState => ({
  ...state,
  scroll: Math.min(Math.max(0, state.scroll + by), furthest(state)),
});

import { exhaustive } from "./exhaustive";
import type { Press } from "./keys";
import { type Look, looked } from "./looked";
import { pressed } from "./press";
import { type LiveState, type LogsView, NO_LOGS, type TasksView } from "./state";

/** Something that happened. */
export type Action =
  | { readonly type: "press"; readonly press: Press }
  | { readonly type: "resize"; readonly columns: number; readonly rows: number }
  | { readonly type: "tick"; readonly now: number }
  | { readonly type: "looking"; readonly environment: string; readonly now: number }
  | ({ readonly type: "looked" } & Look)
  | { readonly type: "tasks"; readonly tasks: TasksView }
  | { readonly type: "tasks-trouble"; readonly trouble: string }
  | { readonly type: "logs"; readonly lines: readonly string[]; readonly present: boolean }
  | { readonly type: "logs-trouble"; readonly trouble: string | undefined }
  | { readonly type: "logs-again" };

/** So many lines of logs are kept to scroll back to. */
const LOG_LINES = 2000;

/** The screen after something happened. Pure: what is to be done beside is seen by who compares the two. */
export function reduce(state: LiveState, action: Action): LiveState {
  switch (action.type) {
    case "press":
      return pressed(state, action.press);
    case "resize":
      return { ...state, size: { columns: action.columns, rows: action.rows } };
    case "tick":
      return { ...state, now: action.now };
    case "looking":
      return {
        ...state,
        environments: state.environments.map((one) =>
          one.name === action.environment ? { ...one, lookingSince: action.now } : one,
        ),
      };
    case "looked":
      return {
        ...state,
        now: Math.max(state.now, action.now),
        environments: state.environments.map((one) =>
          one.name === action.environment ? looked(one, action) : one,
        ),
      };
    case "tasks":
      return { ...state, tasks: action.tasks };
    case "tasks-trouble":
      return { ...state, tasks: { ...state.tasks, trouble: action.trouble } };
    case "logs":
      return withLines(state, action.lines, action.present);
    case "logs-trouble":
      return { ...state, logs: { ...state.logs, trouble: action.trouble } };
    case "logs-again":
      return { ...state, logs: { ...NO_LOGS, trouble: state.logs.trouble } };
    default:
      return exhaustive(action);
  }
}

/** Who scrolled back goes on seeing the same lines. */
function withLines(state: LiveState, lines: readonly string[], present: boolean): LiveState {
  const logs: LogsView = {
    lines: [...state.logs.lines, ...lines].slice(-LOG_LINES),
    trouble: undefined,
    present: present || state.logs.present,
  };
  const scroll = state.scroll === 0 ? 0 : Math.min(state.scroll + lines.length, LOG_LINES - 1);
  return { ...state, logs, scroll };
}

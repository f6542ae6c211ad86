import { wasTaken } from "../../monitor/stopped";
import { ago, UNKNOWN } from "../../status/ago";
import { percent } from "../../status/figures-words";
import type { TaskRow, TasksView } from "../state/state";
import { type Line, line, piece, type Tone } from "./line";
import { tableLines } from "./table";

/** As many characters of a task's id as tell tasks apart: `logs --task` takes them. */
export const ID_SHOWN = 8;

/** The tasks of a service; those that stopped come with their reason. */
export function taskTable({ tasks }: TasksView, now: number): Line[] {
  if (!tasks) return [line("  ", piece("reading the tasks …", "dim"))];
  if (tasks.length === 0) return [line("  ", piece("no tasks", "dim"))];
  const withCpu = tasks.some(({ cpu }) => cpu !== undefined);
  const titles = [
    "TASK",
    "STATUS",
    "HEALTH",
    "STARTED",
    ...(withCpu ? ["CPU"] : []),
    "SIZE",
    "REVISION",
  ];
  return tableLines([
    { cells: titles.map((title) => piece(title, "dim")) },
    ...tasks.map((task) => ({
      id: task.id,
      cells: cellsOf(task, now, withCpu).map((text) => piece(text, toneOf(task))),
    })),
  ]);
}

function cellsOf(task: TaskRow, now: number, withCpu: boolean): string[] {
  const { id, status, health, started, cpu, size, revision, reason } = task;
  return [
    id.slice(0, ID_SHOWN),
    status,
    health || UNKNOWN,
    started === undefined ? UNKNOWN : `${ago(new Date(started).toISOString(), new Date(now))} ago`,
    ...(withCpu ? [percent(cpu)] : []),
    size,
    reason === "" ? revision : `${revision}: ${reason}`,
  ];
}

function toneOf({ status, health, reason }: TaskRow): Tone {
  if (health === "UNHEALTHY" || (status === "STOPPED" && !wasTaken(reason))) return "bad";
  if (status === "STOPPED") return "dim";
  return status === "RUNNING" ? "plain" : "warn";
}

import { plainText } from "../logs/plain-text";
import { counted } from "../terminal/counted";
import type { Style } from "../terminal/style";
import type { DeploymentChange, Happening, TaskChange } from "./happening";
import { wasTaken } from "./stopped";

const KIND_WIDTH = "deployment".length;
const STATUS_WIDTH = "DEPROVISIONING".length;

/** As many characters of a task's id as tell tasks apart: `logs --task` takes them. */
const ID_SHOWN = 8;

/** Something that happened, as a line for people. Times are in UTC. */
export function inWords(happening: Happening, style: Style): string {
  const time = new Date(happening.at).toISOString().slice("2026-01-31T".length, -5);
  return [
    style("dim", `${time}Z`),
    happening.kind.padEnd(KIND_WIDTH),
    textOf(happening, style),
  ].join("  ");
}

function textOf(happening: Happening, style: Style): string {
  switch (happening.kind) {
    case "event":
      // AWS begins each with the service's name, which everybody here knows.
      return plainText(happening.message.replace(/^\(service [^)]*\) /, ""));
    case "task":
      return taskWords(happening, style);
    case "deployment":
      return deploymentWords(happening, style);
  }
}

function taskWords({ id, revision, status, health, reason }: TaskChange, style: Style): string {
  const shown = health === "" ? status : `${status} ${health}`;
  const bad = health === "UNHEALTHY" || (status === "STOPPED" && !wasTaken(reason));
  const format = bad ? "red" : (TASK_FORMATS[status] ?? "yellow");
  const why = reason === "" ? "" : `: ${plainText(reason)}`;
  return `${id.slice(0, ID_SHOWN)}  ${style(format, shown.padEnd(STATUS_WIDTH))}  ${revision}${why}`;
}

const TASK_FORMATS: Readonly<Record<string, "green" | "dim">> = {
  RUNNING: "green",
  STOPPED: "dim",
};

function deploymentWords(change: DeploymentChange, style: Style): string {
  const { revision, state, desired, running, pending, failed, reason } = change;
  const counts = [
    `${running} of ${counted(desired, "task")} running`,
    ...(pending > 0 ? [`${pending} starting`] : []),
    ...(failed > 0 ? [style("red", `${failed} failed`)] : []),
  ];
  const shown = style(DEPLOYMENT_FORMATS[state] ?? "yellow", state.replaceAll("_", " "));
  const told = state === "REPLACED" ? "" : `: ${counts.join(", ")}`;
  return `${revision}  ${shown}${told}${reason === "" ? "" : `. ${plainText(reason)}`}`;
}

const DEPLOYMENT_FORMATS: Readonly<Record<string, "green" | "red" | "dim">> = {
  COMPLETED: "green",
  FAILED: "red",
  REPLACED: "dim",
};

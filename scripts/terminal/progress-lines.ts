import type { TerraformEvent } from "../terraform/events";
import { seconds } from "./duration";

const DONE: Readonly<Record<string, string>> = {
  create: "created",
  update: "changed",
  delete: "destroyed",
  replace: "replaced",
  read: "read",
};

const DOING: Readonly<Record<string, string>> = {
  create: "creating",
  update: "changing",
  delete: "destroying",
  replace: "replacing",
  read: "reading",
};

/**
 * What a pipe is told of Terraform's events: a line for each resource that is done, and one a minute for
 * each that takes long, as many CI systems end a job that says nothing.
 * @param total how many resources will be changed
 */
export function progressLines(total: number): (event: TerraformEvent) => string | undefined {
  const minutes = new Map<string, number>();
  let done = 0;
  return (event) => {
    if (!("hook" in event)) return undefined;
    const { resource, action = "", elapsed_seconds = 0 } = event.hook;
    if (event.type === "apply_progress") {
      const minute = Math.floor(elapsed_seconds / 60);
      if (minute <= (minutes.get(resource.addr) ?? 0)) return undefined;
      minutes.set(resource.addr, minute);
      return `[${done}/${total}] still ${DOING[action] ?? action} ${resource.addr}, ${minute} min`;
    }
    if (event.type !== "apply_complete" && event.type !== "apply_errored") return undefined;
    minutes.delete(resource.addr);
    if (event.type === "apply_complete") done += 1;
    const how = event.type === "apply_errored" ? "FAILED" : (DONE[action] ?? action);
    const after = elapsed_seconds >= 1 ? ` after ${seconds(elapsed_seconds)}` : "";
    return `[${done}/${total}] ${resource.addr} ${how}${after}`;
  };
}

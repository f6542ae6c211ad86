import type { FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import { type LevelName, levelNamed } from "./levels";

/** One line of a container, as CloudWatch keeps it. */
export interface LogLine {
  /** CloudWatch's own id of it: what tells two equal lines apart. */
  readonly id: string;
  /** When the log driver took it, in milliseconds since 1970: what CloudWatch sorts by. */
  readonly timestamp: number;
  /** Key of the workload in the configuration. */
  readonly workload: string;
  readonly container: string;
  readonly task: string;
  /** As it was written, without its line break. */
  readonly text: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Prefix of the streams of containers, and of Service Connect's proxies. Source: src/modules/ecs. */
export const CONTAINERS = "ecs";
export const PROXIES = "service-connect";

/** Streams of the awslogs driver are named `<prefix>/<container>/<task>`. */
export function lineOf(event: FilteredLogEvent, workload: string): LogLine {
  const [prefix = "", container = "", task = ""] = event.logStreamName?.split("/") ?? [];
  return {
    id: event.eventId ?? "",
    timestamp: event.timestamp ?? 0,
    workload,
    container: prefix === CONTAINERS ? container : prefix,
    task,
    text: event.message?.replace(/\r?\n$/, "") ?? "",
  };
}

/** The fields of a line that is a JSON object. */
export function fieldsOf(text: string): Fields | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Fields;
  } catch {
    return undefined;
  }
}

/** The level of a line; undefined for one that is no JSON, or has none. */
export const levelOf = (text: string): LevelName | undefined => levelNamed(fieldsOf(text)?.level);

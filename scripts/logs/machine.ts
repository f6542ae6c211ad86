import type { Layout } from "./layout";
import { fieldsOf, type LogLine, levelOf } from "./line";

/** Each line as it was written. */
export const raw: Layout = ({ text }) => text;

/** Each line as a JSON object; `line` is an object too where what was written is one. */
export const json: Layout = ({ id, timestamp, workload, container, task, text }: LogLine) =>
  JSON.stringify({
    time: new Date(timestamp).toISOString(),
    workload,
    container,
    task,
    level: levelOf(text),
    id,
    line: fieldsOf(text) ?? text,
  });

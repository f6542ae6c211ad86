import type { Layout } from "./layout";
import { levelNamed } from "./levels";
import { fieldsOf } from "./line";

/** Each line as it was written. */
export const raw: Layout = ({ text }) => text;

/** Each line as a JSON object; `line` is an object too where what was written is one. */
export const json: Layout = ({ id, timestamp, workload, container, task, text }) => {
  const fields = fieldsOf(text);
  return JSON.stringify({
    time: new Date(timestamp).toISOString(),
    workload,
    container,
    task,
    level: levelNamed(fields?.level),
    id,
    line: fields ?? text,
  });
};

import type { LiveState } from "../state/state";
import { dollarsAnHour } from "./cost";
import { EMPTY, type Line, line, piece } from "./line";
import { tableLines } from "./table";

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ["↑ ↓  j k", "choose a service or a task; in logs, scroll"],
  ["PgUp PgDn  b space", "a page at a time"],
  ["Home End  g G", "to the beginning, to the end"],
  ["Enter →", "open: a service's tasks, a task's logs"],
  ["l", "the logs of all tasks of the service"],
  ["Esc ← Backspace", "back"],
  ["p", "stop refreshing, and go on"],
  ["r", "look now, also while refreshing is stopped"],
  ["?  h", "this help"],
  ["q  Ctrl-C", "leave"],
];

/** Which keys there are, what is shown, and what it costs. */
export function helpLines({
  every,
  environments,
}: Pick<LiveState, "every" | "environments">): Line[] {
  const keys = KEYS.map(([key, does]) => ({ cells: [piece(key, "title"), piece(does)] }));
  const cost = environments.reduce((sum, one) => sum + dollarsAnHour(one.cost, every), 0);
  return [
    ...tableLines(keys),
    EMPTY,
    ...[
      "Graphs are of the last half hour: of CPU and memory from 0 to 100 %, of the",
      "rest up to their own highest. A gap is a time of which there is no figure.",
      "Other figures are those of `status`: of 15 minutes. – is not known.",
      `CloudWatch's figures cost ${cost.toFixed(2)} USD an hour at a look every ${every} s.`,
    ].map((text) => line("  ", text)),
  ];
}

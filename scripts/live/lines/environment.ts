import { remarksOn } from "../../status/problems";
import {
  alarmRows,
  certificateRows,
  databaseRows,
  officeHoursRows,
  type Row,
  stackRows,
} from "../../status/rows";
import type { Status } from "../../status/status";
import type { EnvironmentView, LiveState } from "../state/state";
import { headLine, troubleLines } from "./environment-head";
import { EMPTY, type Line, line, piece, type Tone } from "./line";
import { loadBalancerTable } from "./load-balancers";
import { serviceTable } from "./services";
import { tableLines } from "./table";

/** Of remarks; the rest is in `status`. */
const REMARKS_SHOWN = 4;

/** An environment: how it is, what is wrong, and its parts. */
export function environmentLines(
  view: EnvironmentView,
  state: Pick<LiveState, "now" | "size">,
): Line[] {
  const { status } = view;
  const head = [headLine(view, state.now), ...troubleLines(view, state.now)];
  if (!status) return head;
  const now = new Date(state.now);
  const parts = [
    serviceTable(view, status, state),
    loadBalancerTable(view, status, state),
    tableLines(databaseRows(status, now).map(asCells)),
    tableLines(
      [
        ...officeHoursRows(status),
        ...alarmRows(status, now),
        ...certificateRows(status, now),
        ...stackRows(status, now),
      ].map(asCells),
    ),
  ];
  const filled = parts.filter((part) => part.length > 0);
  return [
    ...head,
    ...remarkLines(status, view.name),
    ...filled.flatMap((part) => [EMPTY, ...part]),
  ];
}

function remarkLines(status: Status, name: string): Line[] {
  const remarks = remarksOn(status);
  const more = remarks.length - REMARKS_SHOWN;
  return [
    ...remarks
      .slice(0, REMARKS_SHOWN)
      .map(({ weight, says }) =>
        weight === "problem"
          ? line("  ", piece(`✗ ${says}`, "bad"))
          : line("  ", piece(`· ${says}`, "warn")),
      ),
    ...(more > 0
      ? [line("  ", piece(`  and ${more} more: devops-platform status ${name}`, "dim"))]
      : []),
  ];
}

const TONES: Readonly<Record<Row["tone"], Tone>> = { head: "dim", plain: "plain", bad: "bad" };

const asCells = ({ cells, tone }: Row) => ({
  cells: cells.map((text) => piece(text, TONES[tone])),
});

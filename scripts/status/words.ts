import type { Style } from "../terminal/style";
import { table } from "../terminal/table";
import { wrap } from "../terminal/wrap";
import { lastReleaseRows } from "./last-releases";
import { type Remark, remarksOn } from "./problems";
import {
  alarmRows,
  certificateRows,
  databaseRows,
  loadBalancerRows,
  officeHoursRows,
  type Row,
  serviceRows,
  stackRows,
  taskRows,
} from "./rows";
import type { Status } from "./status";
import { unreadIn } from "./unread";

/** The rest of the screen is for what is there. */
const REMARKS_SHOWN = 10;
const NEXT_SHOWN = 3;

/** A status as one screen: what is wrong first, then everything, part by part. */
export function statusInWords(status: Status, style: Style, columns: number): string {
  const width = Math.min(Math.max(columns, 60), 120);
  const now = new Date(status.time);
  const { environment, accountId, region, time } = status;
  const place = `${environment} · ${region} · ${accountId} · ${time.slice(11, 16)} UTC`;
  const parts = [
    [...serviceRows(status, now), ...taskRows(status)],
    loadBalancerRows(status),
    databaseRows(status, now),
    [
      ...lastReleaseRows(status, now),
      ...officeHoursRows(status),
      ...alarmRows(status, now),
      ...certificateRows(status, now),
      ...stackRows(status, now),
    ],
  ];
  const blocks = [
    [style("bold", place), ...verdict(status, style, width)].join("\n"),
    ...parts.filter((rows) => rows.length > 0).map((rows) => shown(rows, style, width)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function verdict(status: Status, style: Style, width: number): string[] {
  const remarks = remarksOn(status);
  const unread = unreadIn(status);
  const more = remarks.length - REMARKS_SHOWN;
  const lines = [
    ...remarks.slice(0, REMARKS_SHOWN).flatMap((remark) => remarkLines(remark, style, width)),
    ...(more > 0 ? [`  and ${more} more: --json has them`] : []),
    ...next(status.environment, remarks).map((line) => style("bold", line)),
  ];
  const missing = unread.map((one) => style("yellow", `? ${one}`));
  if (remarks.some(({ weight }) => weight === "problem")) return [...lines, ...missing];
  const well =
    unread.length > 0 ? "Nothing wrong in what could be read." : "Everything is as it should be.";
  return [style("green", well), ...lines, ...missing];
}

/** What tells more about the services that are not well. */
function next(environment: string, remarks: readonly Remark[]): string[] {
  const services = remarks.flatMap(({ weight, service }) =>
    weight === "problem" && service !== undefined ? [service] : [],
  );
  return [...new Set(services)]
    .slice(0, NEXT_SHOWN)
    .map((service) => `→ devops-platform why ${environment} ${service}`);
}

function remarkLines({ weight, says }: Remark, style: Style, width: number): string[] {
  const [mark, colour] =
    weight === "problem" ? (["✗", "red"] as const) : (["·", "yellow"] as const);
  return wrap(says, width - 2).map((line, index) =>
    style(colour, `${index === 0 ? mark : " "} ${line}`),
  );
}

/** Rows that belong together; columns are aligned, and cut to the screen, before anything is coloured. */
function shown(rows: readonly Row[], style: Style, width: number): string {
  const lines = table(rows.map(({ cells }) => cells)).split("\n");
  return lines
    .map((whole, index) => {
      const line = whole.length > width ? `${whole.slice(0, width - 1)}…` : whole;
      const tone = rows[index]?.tone;
      if (tone === "head") return style("dim", line);
      return tone === "bad" ? style("red", line) : line;
    })
    .join("\n");
}

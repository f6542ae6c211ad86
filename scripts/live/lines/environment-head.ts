import { ago } from "../../status/ago";
import { remarksOn } from "../../status/problems";
import type { EnvironmentView, Missed } from "../state/state";
import { type Line, line, type Piece, piece } from "./line";
import { pauseWords } from "./paused";

/** A look that takes longer than this is told of. */
const LONG_LOOK = 5000;

/** `dev · eu-west-1 · 111111111111 · well`, and how old it is. */
export function headLine(view: EnvironmentView, now: number): Line {
  const { name, region, accountId, status } = view;
  const place = piece(` · ${region} · ${accountId}`, "dim");
  const paused = status ? pauseWords(status) : undefined;
  return line(
    piece(name, "title"),
    place,
    ...(paused === undefined ? [] : [piece(`  ${paused}`, "warn")]),
    verdict(view),
    piece(`  ${ageOf(view, now)}`, "dim"),
  );
}

function verdict({ status, unread, trouble }: EnvironmentView): Piece {
  if (!status) return piece("");
  const problems = remarksOn(status).filter(({ weight }) => weight === "problem").length;
  if (problems > 0) return piece(`  ✗ ${problems} wrong`, "bad");
  if (trouble !== undefined || unread.length > 0)
    return piece("  nothing wrong in what could be read", "warn");
  return piece("  ✓ as it should be", "good");
}

function ageOf({ readAt, lookingSince }: EnvironmentView, now: number): string {
  const looking = lookingSince !== undefined && now - lookingSince > LONG_LOOK;
  const waits = looking ? `, asking for ${since(lookingSince, now)}` : "";
  return readAt === undefined ? `reading …${waits}` : `read ${since(readAt, now)} ago${waits}`;
}

/** What AWS did not tell, with the age of what is shown in its place. */
export function troubleLines(view: EnvironmentView, now: number): Line[] {
  const { trouble, readAt, unread } = view;
  if (trouble !== undefined) {
    const shown = readAt === undefined ? "" : `; what is shown is ${since(readAt, now)} old`;
    return [line("  ", piece(`? ${trouble}${shown}; asked again soon`, "warn"))];
  }
  return groupsOf(unread).map((group) => line("  ", piece(`? ${inWords(group, now)}`, "warn")));
}

/** What could not be read for the same reason, since the same time, together. */
function groupsOf(unread: readonly Missed[]): Missed[][] {
  const groups = new Map<string, Missed[]>();
  for (const one of unread) {
    const key = `${partsOf(one).reason} ${one.goodUntil}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** `services` and `not allowed` of `services: not allowed: ecs:DescribeServices`. */
function partsOf({ says }: Missed): { readonly what: string; readonly reason: string } {
  const [what = "", reason = ""] = says.split(": ");
  return { what, reason };
}

function inWords(group: readonly Missed[], now: number): string {
  const [first] = group;
  if (!first) return "";
  const says =
    group.length === 1
      ? first.says
      : `${partsOf(first).reason}: ${group.map((one) => partsOf(one).what).join(", ")}`;
  return first.goodUntil === undefined
    ? says
    : `${says}; as it was ${since(first.goodUntil, now)} ago`;
}

/** How long ago a moment was. */
export const since = (moment: number, now: number): string =>
  ago(new Date(moment).toISOString(), new Date(now));

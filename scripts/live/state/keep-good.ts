import { isUnread } from "../../status/reading";
import type { Status } from "../../status/status";

type Fields = Readonly<Record<string, unknown>>;

/** A status, with what could not be read as it was when it last could. */
export function kept(before: Status | undefined, now: Status): Status {
  if (!before) return now;
  // Figures are undefined where CloudWatch has none, and also where it could not be asked.
  return merged(before, now, isUnread(now.figures)) as Status;
}

function merged(before: unknown, now: unknown, withoutFigures: boolean): unknown {
  if (isUnread(now)) return before === undefined || isUnread(before) ? now : before;
  if (now === undefined) return withoutFigures ? before : now;
  if (Array.isArray(now)) {
    const list = Array.isArray(before) ? before : [];
    return now.map((one) => merged(sameOf(list, one), one, withoutFigures));
  }
  if (!isFields(now) || !isFields(before)) return now;
  return Object.fromEntries(
    Object.entries(now).map(([key, value]) => [key, merged(before[key], value, withoutFigures)]),
  );
}

/** The same thing as it was before: services, databases and so on by name, releases by image. */
const sameOf = (list: readonly unknown[], one: unknown): unknown =>
  isFields(one)
    ? list.find((other) => isFields(other) && nameOf(other) === nameOf(one))
    : undefined;

const nameOf = (one: Fields): unknown => one.name ?? one.image ?? one.domain;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

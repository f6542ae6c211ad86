import type { Status } from "../../status/status";
import { unreadIn } from "../../status/unread";
import { kept } from "./keep-good";
import type { EnvironmentView, Figures, Missed, SeriesByName } from "./state";

/** What a look at an environment brought. */
export interface Look {
  readonly environment: string;
  /** When it ended, in milliseconds since 1970. */
  readonly now: number;
  /** Undefined where AWS answered nothing. */
  readonly status: Status | undefined;
  /** Undefined where they were not asked for, or not answered. */
  readonly series: SeriesByName | undefined;
  /** Why there is no status. */
  readonly trouble: string | undefined;
  readonly cost: Figures;
}

/** An environment after a look: each part as it was last read, and what could not be read now. */
export function looked(
  before: EnvironmentView,
  { now, status, series, trouble, cost }: Look,
): EnvironmentView {
  const common = {
    ...before,
    lookingSince: undefined,
    series: series ?? before.series,
    cost,
  };
  if (!status) return { ...common, trouble: trouble ?? "AWS did not answer" };
  return {
    ...common,
    trouble: undefined,
    readAt: now,
    status: kept(before.status, status),
    unread: unreadIn(status).map((says) => missed(says, before)),
  };
}

/** What fails again was good as long ago as it was then. */
const missed = (says: string, { unread, readAt, status }: EnvironmentView): Missed =>
  unread.find((one) => one.says === says) ?? {
    says,
    goodUntil: status ? readAt : undefined,
  };

import { begin } from "../../../scripts/live/state/start";
import type { EnvironmentView, LiveState, TaskRow } from "../../../scripts/live/state/state";
import type { Status } from "../../../scripts/status/status";

export const NOW = Date.parse("2025-01-01T12:00:00.000Z");

const COST = { eachLook: 12, eachMinute: 8 };

/** The screen before the first look at some environments. */
export const atFirst = (...names: readonly string[]): LiveState =>
  begin({
    size: { columns: 80, rows: 24 },
    now: NOW,
    every: 15,
    leftOut: [],
    environments: names.map((name) => ({
      name,
      region: "eu-west-1",
      accountId: "111111111111",
      cost: COST,
    })),
  });

/** The same, after each was looked at. */
export const seen = (...statuses: readonly Status[]): LiveState => {
  const state = atFirst(...statuses.map(({ environment }) => environment));
  const environments = state.environments.map(
    (one, index): EnvironmentView => ({ ...one, status: statuses[index], readAt: NOW - 4000 }),
  );
  return { ...state, environments };
};

export const task = (different: Partial<TaskRow>): TaskRow => ({
  id: "0f3a9c210f3a9c21",
  revision: "acme-dev-api:7",
  status: "RUNNING",
  health: "HEALTHY",
  reason: "",
  started: NOW - 3 * 60_000,
  size: "0.25 vCPU, 512 MiB",
  cpu: undefined,
  ...different,
});

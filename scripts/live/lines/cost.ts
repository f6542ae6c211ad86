import type { Figures } from "../state/state";

/** For each figure that is asked for. Source: CloudWatch's price list, GetMetricData, 2025-11: 0.01 USD for 1000. */
const DOLLARS_A_FIGURE = 0.01 / 1000;

/** What CloudWatch takes for an environment that is looked at every so many seconds. */
export const dollarsAnHour = ({ eachLook, eachMinute }: Figures, every: number): number =>
  ((eachLook * 3600) / every + (eachMinute * 3600) / Math.max(60, every)) * DOLLARS_A_FIGURE;

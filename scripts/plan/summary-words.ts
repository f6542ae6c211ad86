import type { Style } from "../terminal/style";
import type { PlanSummary } from "./plan-summary";

/** A plan's summary as a few lines; `name` is what is planned: `dev`. */
export function inWords(_name: string, _summary: PlanSummary, _style: Style): string {
  throw new Error("being written");
}

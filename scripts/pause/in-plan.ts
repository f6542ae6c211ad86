import { type PauseValue, parsePauseValue } from "../../src/modules/pause/pause-value";
import type { PlanJson } from "../terraform/plan-json";

/** What the pause pointer says that a plan was made by; undefined for a stack that has none. */
export function pauseIn({ planned_values }: PlanJson): PauseValue | undefined {
  const { outputs = {}, root_module } = planned_values;
  const name = outputs.pause_pointer?.value;
  const pointer = root_module.resources?.find(
    ({ type, values }) =>
      type === "aws_ssm_parameter" && name !== undefined && values?.name === name,
  );
  const value = pointer?.values?.insecure_value;
  if (typeof value !== "string") return undefined;
  try {
    return parsePauseValue(value);
  } catch {
    // Whoever goes by it says what is wrong with it; Terraform itself asks for no more than how it begins.
    return { state: value.startsWith("paused") ? "paused" : "running" };
  }
}

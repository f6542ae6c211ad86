import type { Configuration, ConfiguredArguments } from "../stacks/stack";

/** How many tasks a service runs once its images are released, as the configuration says. */
export interface ConfiguredRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** The range of a workload's scalable target. */
export function configuredRange(
  { resource }: Configuration,
  workload: string,
): ConfiguredRange | undefined {
  const targets = Object.values(resource?.aws_appautoscaling_target ?? {});
  const target = targets.find((one) => serviceTag(one) === workload);
  if (!target) return undefined;
  return {
    minimum: whenReleased(target.min_capacity),
    maximum: whenReleased(target.max_capacity),
  };
}

const serviceTag = ({ tags }: ConfiguredArguments): unknown =>
  typeof tags === "object" && tags !== null ? Reflect.get(tags, "Service") : undefined;

/** A number, or the one that a release gate lets through: `${local.backend_released ? 2 : 0}`. */
export function whenReleased(value: unknown): number {
  if (typeof value === "number") return value;
  const [, open] = /\? ?(\d+) : 0\)*\}$/.exec(String(value)) ?? [];
  const number = Number(open ?? value);
  if (Number.isInteger(number)) return number;
  throw new Error(`not a number that a release gate lets through: ${String(value)}`);
}

import type { ScheduleState } from "../aws/schedule";
import type { Configuration, ConfiguredArguments } from "../stacks/stack";
import { evaluate, type Known } from "./evaluate";

/** The range of a service as Terraform computes it. */
export interface PlannedService {
  readonly minimum: number;
  readonly maximum: number;
  /** Whether nothing scales it: it is paused, or was never released. */
  readonly suspended: boolean;
  /** Whether schedules of its own change the range, so that Terraform leaves it alone. */
  readonly rangeIsLeft: boolean;
}

/** What a stack decides by its pointers, as the next plan has it. */
export interface Planned {
  /** By workload. */
  readonly services: ReadonlyMap<string, PlannedService>;
  /** By the name in EventBridge Scheduler. */
  readonly schedules: ReadonlyMap<string, ScheduleState>;
}

/**
 * Computes what Terraform would plan.
 * @param values what the pointers hold, by the parameters' names in AWS
 */
export function plannedWith(
  { resource = {}, locals = {} }: Configuration,
  values: Readonly<Record<string, string>>,
): Planned {
  const known: Known = {
    locals,
    parameter: (name) => values[String(resource.aws_ssm_parameter?.[name]?.name)] ?? "",
  };
  const all = (type: string) => Object.values(resource[type] ?? {});
  return {
    services: new Map(
      all("aws_appautoscaling_target").map((one) => [workloadOf(one), serviceOf(one, known)]),
    ),
    schedules: new Map(
      all("aws_scheduler_schedule").map(({ name, state }) => [
        String(name),
        evaluate(state ?? "ENABLED", known) === "DISABLED" ? "DISABLED" : "ENABLED",
      ]),
    ),
  };
}

function serviceOf(target: ConfiguredArguments, known: Known): PlannedService {
  const { min_capacity, max_capacity, suspended_state, lifecycle } = target;
  const suspended = Reflect.get(Object(suspended_state), "scheduled_scaling_suspended") ?? false;
  const ignored: unknown = lifecycle && Reflect.get(lifecycle, "ignore_changes");
  return {
    minimum: Number(evaluate(min_capacity, known)),
    maximum: Number(evaluate(max_capacity, known)),
    suspended: evaluate(suspended, known) === true,
    rangeIsLeft: Array.isArray(ignored) && ignored.includes("min_capacity"),
  };
}

const workloadOf = ({ tags }: ConfiguredArguments): string =>
  String(Reflect.get(Object(tags), "Service"));

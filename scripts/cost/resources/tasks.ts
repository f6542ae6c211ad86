import type { Range } from "../money";
import { block, numberIn, type Resource, referenced } from "../resource";

/** How many tasks a service may have, by its scaling and the schedules that change that. */
export function tasksOf(service: Resource, all: readonly Resource[]): Range {
  const target = all.find(
    (one) => one.type === "aws_appautoscaling_target" && scales(one, service.name),
  );
  const desired = numberIn(service.args.desired_count);
  if (!target) return { low: desired ?? 1, high: desired ?? 1 };
  const schedules = all.filter(
    (one) =>
      one.type === "aws_appautoscaling_scheduled_action" &&
      referenced(one.args.resource_id, "aws_appautoscaling_target") === target.name,
  );
  const actions = schedules.map(({ args }) => block(args.scalable_target_action));
  const capacities = [target.args, ...actions];
  const lows = capacities.flatMap((one) => numberIn(one.min_capacity) ?? []);
  const highs = capacities.flatMap((one) => numberIn(one.max_capacity) ?? []);
  const low = lows.length > 0 ? Math.min(...lows) : (desired ?? 1);
  return { low, high: highs.length > 0 ? Math.max(...highs) : low };
}

/** By reference where it is configured so; in a state, a target has the name of its service. */
const scales = ({ name, args }: Resource, service: string): boolean =>
  (referenced(args.resource_id, "aws_ecs_service") ?? name) === service;

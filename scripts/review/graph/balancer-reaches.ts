import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { blocksOf, textOf, valuesAt } from "../model/values";
import type { Reader } from "./reaches";

/** Network load balancers have targets that no group tells of. */
export const listener: Reader = (plan, resource, side) => {
  const [balancer] = plan.named(
    resource,
    "load_balancer_arn",
    resource[side]?.load_balancer_arn,
    /^aws_(alb|lb)$/,
    side,
  );
  const arns = blocksOf(resource[side]?.default_action).map(
    ({ target_group_arn }) => target_group_arn,
  );
  const groups = plan.named(resource, "default_action", arns, /target_group$/, side);
  if (!balancer || textOf(balancer[side]?.load_balancer_type) !== "network") return [];
  const port = String(resource[side]?.port ?? "");
  return groups.flatMap((group) =>
    targetsOf(plan, group, side).map((to) => ({ from: balancer.address, to, label: port })),
  );
};

function targetsOf(plan: Plan, group: Resource, side: Side): string[] {
  const services = plan.ofType(/^aws_ecs_service$/).filter((service) => {
    const arns = valuesAt(service[side], ["load_balancer", "target_group_arn"]);
    return plan.named(service, "load_balancer", arns, /target_group$/, side).includes(group);
  });
  const attached = plan.ofType(/^aws_(lb|alb)_target_group_attachment$/).flatMap((one) => {
    const values = one[side];
    if (values === undefined) return [];
    const groups = plan.named(one, "target_group_arn", values.target_group_arn, TARGETS, side);
    if (!groups.includes(group)) return [];
    return plan.named(one, "target_id", values.target_id, TARGET, side);
  });
  return [...services, ...attached].map(({ address }) => address);
}

const TARGETS = /target_group$/;
const TARGET = /^aws_(instance|lambda_function|lambda_alias|lb|alb)$/;

/** By a link, an API reaches into the network: to a load balancer, or to a listener of one. */
export const linked: Reader = (plan, resource, side) => {
  const values = resource[side];
  const own = plan.named(resource, "api_id", values?.api_id, /^aws_apigatewayv2_api$/, side);
  const listeners = plan.named(
    resource,
    "integration_uri",
    values?.integration_uri,
    /^aws_(lb|alb)_listener$/,
    side,
  );
  const balancers = listeners.flatMap((one) =>
    plan.named(one, "load_balancer_arn", one[side]?.load_balancer_arn, /^aws_(lb|alb)$/, side),
  );
  return own.flatMap(({ address: from }) =>
    balancers.map(({ address: to }) => ({ from, to, label: "calls" })),
  );
};

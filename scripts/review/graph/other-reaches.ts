import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { blocksOf, firstAt, textOf, valuesAt } from "../model/values";
import { INTERNET } from "./graph";
import type { Reach } from "./reaches";

/** Connections that need no security group: functions, APIs, queues, distributions, load balancers' targets. */
export const otherReaches = (plan: Plan, side: Side): Reach[] =>
  plan.resources.flatMap((resource) => {
    if (resource[side] === undefined || resource.deposed) return [];
    return READERS[resource.type]?.(plan, resource, side) ?? [];
  });

type Reader = (plan: Plan, resource: Resource, side: Side) => Reach[];

const FUNCTION = /^aws_lambda_(function|alias)$/;

/** Every pair of what two arguments name. */
function between(
  plan: Plan,
  resource: Resource,
  side: Side,
  [from, fromTypes]: readonly [string, RegExp],
  [to, toTypes]: readonly [string, RegExp],
  label: string,
): Reach[] {
  const values = resource[side];
  const sources = plan.named(resource, from, values?.[from], fromTypes, side);
  const targets = plan.named(resource, to, values?.[to], toTypes, side);
  return sources.flatMap((one) =>
    targets.map((other) => ({ from: one.address, to: other.address, label })),
  );
}

const functionUrl: Reader = (plan, resource, side) =>
  resource[side]?.authorization_type === "NONE"
    ? functionsOf(plan, resource, side).map((to) => ({ from: INTERNET, to, label: "function URL" }))
    : [];

/** Functions are named by their names as well. */
function functionsOf(plan: Plan, resource: Resource, side: Side): string[] {
  const value = resource[side]?.function_name;
  const named = plan.named(resource, "function_name", value, FUNCTION, side);
  if (named.length > 0) return named.map(({ address }) => address);
  const name = textOf(value);
  return plan
    .ofType(/^aws_lambda_function$/)
    .filter((one) => name !== undefined && one[side]?.function_name === name)
    .map(({ address }) => address);
}

const permission: Reader = (plan, resource, side) => {
  const values = resource[side];
  const targets = functionsOf(plan, resource, side);
  const source = plan.named(resource, "source_arn", values?.source_arn, /./, side)[0];
  const principal = textOf(values?.principal);
  const from = source?.address ?? (principal === "*" ? INTERNET : principal);
  return from === undefined ? [] : targets.map((to) => ({ from, to, label: "invokes" }));
};

const api: Reader = (_plan, { address, ...resource }, side) => {
  const types = valuesAt(resource[side], ["endpoint_configuration", "types"]).flat();
  return types.includes("PRIVATE") ? [] : [{ from: INTERNET, to: address, label: "443" }];
};

const publicPolicy: Reader = (plan, resource, side) => {
  const policy = textOf(resource[side]?.policy);
  const isOpen =
    policy !== undefined &&
    /"(AWS|Principal)"\s*:\s*\[?\s*"\*"/.test(policy) &&
    !/"Condition"/.test(policy) &&
    /"Effect"\s*:\s*"Allow"/.test(policy);
  const [bucket] = plan.named(resource, "bucket", resource[side]?.bucket, /^aws_s3_bucket$/, side);
  return isOpen && bucket ? [{ from: INTERNET, to: bucket.address, label: "policy" }] : [];
};

const listener: Reader = (plan, resource, side) => {
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
  return services.map(({ address }) => address);
}

const distribution: Reader = (plan, resource, side) => {
  const names = valuesAt(resource[side], ["origin", "domain_name"]).flatMap(
    (one) => textOf(one) ?? [],
  );
  const byName = plan
    .ofType(/^aws_(lb|alb|s3_bucket|apigatewayv2_api)$/)
    .filter((one) =>
      names.some((name) =>
        [
          one[side]?.dns_name,
          one[side]?.bucket_regional_domain_name,
          one[side]?.bucket_domain_name,
        ].includes(name),
      ),
    );
  const found =
    byName.length > 0 || side === "before"
      ? byName
      : plan.referred(resource, "origin", /^aws_(lb|alb|s3_bucket|apigatewayv2_api)$/);
  return [
    { from: INTERNET, to: resource.address, label: "443" },
    ...found.map(({ address }) => ({ from: resource.address, to: address, label: "origin" })),
  ];
};

const READERS: Readonly<Record<string, Reader>> = {
  aws_lambda_function_url: functionUrl,
  aws_lambda_permission: permission,
  aws_apigatewayv2_api: api,
  aws_api_gateway_rest_api: api,
  aws_apigatewayv2_integration: (plan, resource, side) =>
    between(
      plan,
      resource,
      side,
      ["api_id", /^aws_apigatewayv2_api$/],
      ["integration_uri", FUNCTION],
      "calls",
    ),
  aws_api_gateway_integration: (plan, resource, side) =>
    between(
      plan,
      resource,
      side,
      ["rest_api_id", /^aws_api_gateway_rest_api$/],
      ["uri", FUNCTION],
      "calls",
    ),
  aws_cloudfront_distribution: distribution,
  aws_lambda_event_source_mapping: (plan, resource, side) => {
    const [source] = plan.named(
      resource,
      "event_source_arn",
      resource[side]?.event_source_arn,
      /./,
      side,
    );
    return source
      ? functionsOf(plan, resource, side).map((to) => ({
          from: source.address,
          to,
          label: "events",
        }))
      : [];
  },
  aws_sns_topic_subscription: (plan, resource, side) =>
    between(
      plan,
      resource,
      side,
      ["topic_arn", /^aws_sns_topic$/],
      ["endpoint", /^aws_(sqs_queue|lambda_function)$/],
      "messages",
    ),
  aws_s3_bucket_policy: publicPolicy,
  aws_lb_listener: listener,
  aws_lb: (_plan, { address, ...resource }, side) =>
    resource[side]?.internal === false && firstAt(resource[side], ["security_groups"]) === undefined
      ? [{ from: INTERNET, to: address, label: "" }]
      : [],
};

import { isGuarded } from "../findings/bucket-guard";
import { documentAt } from "../iam/documents";
import { isPublic } from "../iam/principals";
import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { firstAt, textOf, valuesAt } from "../model/values";
import { linked, listener } from "./balancer-reaches";
import { INTERNET } from "./graph";
import type { Reach, Reader } from "./reaches";

/** Connections that need no security group: functions, APIs, queues, distributions, load balancers' targets. */
export const otherReaches = (plan: Plan, side: Side): Reach[] =>
  plan.resources.flatMap((resource) => {
    if (resource[side] === undefined || resource.deposed) return [];
    return READERS[resource.type]?.(plan, resource, side) ?? [];
  });

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
  if (resource[side]?.disable_execute_api_endpoint === true) return [];
  return types.includes("PRIVATE") ? [] : [{ from: INTERNET, to: address, label: "443" }];
};

/** A policy that lets everyone in, and no public access block refuses it. */
const publicPolicy =
  (argument: string, types: RegExp): Reader =>
  (plan, resource, side) => {
    const document = documentAt(plan, resource, "policy", side);
    if (document === "unknown" || !document.some(isPublic)) return [];
    const [owner] = plan.named(resource, argument, resource[side]?.[argument], types, side);
    if (!owner || (side === "after" && isGuarded(plan, owner.address, "policy"))) return [];
    return [{ from: INTERNET, to: owner.address, label: "policy" }];
  };

const ORIGIN = /^aws_(lb|alb|s3_bucket|apigatewayv2_api|api_gateway_stage|lambda_function_url)$/;

/** The names by which an origin is asked. */
const namesOf = (one: Resource, side: Side): string[] =>
  [
    "dns_name",
    "bucket_regional_domain_name",
    "bucket_domain_name",
    "website_endpoint",
    "api_endpoint",
    "invoke_url",
    "function_url",
  ].flatMap((field) => {
    const host = textOf(one[side]?.[field])?.replace(/^https?:\/\//, "");
    return host === undefined ? [] : [host.replace(/\/.*$/, "")];
  });

const distribution: Reader = (plan, resource, side) => {
  const names = valuesAt(resource[side], ["origin", "domain_name"]).flatMap(
    (one) => textOf(one) ?? [],
  );
  const byName = plan
    .ofType(ORIGIN)
    .filter((one) => names.some((name) => namesOf(one, side).includes(name)));
  const found =
    byName.length > 0 || side === "before" ? byName : plan.referred(resource, "origin", ORIGIN);
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
  aws_apigatewayv2_integration: (plan, resource, side) => [
    ...between(
      plan,
      resource,
      side,
      ["api_id", /^aws_apigatewayv2_api$/],
      ["integration_uri", FUNCTION],
      "calls",
    ),
    ...linked(plan, resource, side),
  ],
  aws_api_gateway_vpc_link: (plan, resource, side) =>
    plan
      .named(resource, "target_arns", resource[side]?.target_arns, /^aws_(lb|alb)$/, side)
      .map(({ address: to }) => ({ from: resource.address, to, label: "link" })),
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
  aws_s3_bucket_policy: publicPolicy("bucket", /^aws_s3_bucket$/),
  aws_sqs_queue_policy: publicPolicy("queue_url", /^aws_sqs_queue$/),
  aws_sns_topic_policy: publicPolicy("arn", /^aws_sns_topic$/),
  aws_lb_listener: listener,
  aws_lb: (_plan, { address, ...resource }, side) =>
    resource[side]?.internal === false && firstAt(resource[side], ["security_groups"]) === undefined
      ? [{ from: INTERNET, to: address, label: "" }]
      : [],
};

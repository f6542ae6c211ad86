import type { Field } from "./field";

const LISTENER = /^(\w+)_https?$/;

/** What an environment's `loadBalancers` make, and the services that they expose. */
export const WAYS_IN: readonly Field[] = [
  {
    types: /^aws_lb$/,
    argument: /^enable_deletion_protection$/,
    field: "loadBalancers.*.deletionProtection",
  },
  { types: /^aws_lb$/, argument: /^internal$/, field: "loadBalancers.*.scheme" },
  { types: /^aws_lb$/, argument: /^access_logs$/, field: "loadBalancers.*.accessLogs" },
  { types: /^aws_lb$/, argument: /^idle_timeout$/, field: "loadBalancers.*.idleTimeoutSeconds" },
  { types: /^aws_lb$/, argument: /^subnets$/, field: "networking.zones" },
  { types: /^aws_lb$/, field: "loadBalancers.*" },
  {
    types: /^aws_lb_listener$/,
    name: LISTENER,
    argument: /^ssl_policy$/,
    field: "loadBalancers.*.https.policy",
  },
  {
    types: /^aws_lb_listener$/,
    name: LISTENER,
    argument: /^certificate_arn$/,
    field: "loadBalancers.*.https.certificate",
  },
  { types: /^aws_lb_listener$/, name: /^(\w+)_http$/, field: "loadBalancers.*.plainHttp" },
  { types: /^aws_lb_listener$/, name: LISTENER, field: "loadBalancers.*.https" },
  { types: /^aws_lb_listener_certificate$/, name: /^(\w+?)_/, field: "loadBalancers.*.https" },
  { types: /^aws_acm_certificate/, field: "loadBalancers.*.https.certificate" },
  {
    types: /^aws_route53_record$/,
    name: /^(\w+?)_alias_/,
    field: "loadBalancers.*.https.aliases",
  },
  {
    types: /^aws_route53_record$/,
    name: /^(\w+?)_validation_/,
    field: "loadBalancers.*.https.certificate",
  },
  {
    types: /^aws_s3_bucket_lifecycle_configuration$/,
    name: /^(\w+)_access_logs$/,
    field: "loadBalancers.*.accessLogDays",
  },
  { types: /^aws_s3_bucket/, name: /^(\w+)_access_logs$/, field: "loadBalancers.*.accessLogs" },
  {
    types: /^aws_vpc_security_group_ingress_rule$/,
    name: /^load_balancer_(\w+?)_\d+_from_/,
    field: "loadBalancers.*.allowFrom",
  },
  {
    types: /^aws_vpc_security_group_egress_rule$/,
    name: /^load_balancer_\w+?_to_(\w+)$/,
    field: "workloads.*.expose",
  },
  { types: /^aws_security_group$/, name: /^load_balancer_(\w+)$/, field: "loadBalancers.*" },
];

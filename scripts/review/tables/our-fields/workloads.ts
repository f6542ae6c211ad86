import type { Field } from "./field";

const SERVICE = /^aws_ecs_service$/;
const TASK = /^aws_ecs_task_definition$/;
const of = (types: RegExp, argument: RegExp, field: string): Field => ({ types, argument, field });

/** What an environment's `workloads`, `cluster`, `settings` and `secrets` make. */
export const WORKLOADS: readonly Field[] = [
  of(SERVICE, /^desired_count$/, "workloads.*.tasks"),
  of(SERVICE, /^deployment_circuit_breaker$/, "workloads.*.deployment.circuitBreaker"),
  of(
    SERVICE,
    /^deployment_minimum_healthy_percent$/,
    "workloads.*.deployment.minimumHealthyPercent",
  ),
  of(SERVICE, /^deployment_maximum_percent$/, "workloads.*.deployment.maximumPercent"),
  of(SERVICE, /^alarms$/, "workloads.*.deployment.rollbackOnAlarms"),
  of(SERVICE, /^(availability_zone_rebalancing)$/, "workloads.*.deployment.zoneRebalancing"),
  of(SERVICE, /^health_check_grace/, "workloads.*.deployment.healthCheckGracePeriodSeconds"),
  of(SERVICE, /^capacity_provider_strategy$/, "workloads.*.capacity"),
  of(SERVICE, /^enable_execute_command$/, "workloads.*.exec"),
  of(SERVICE, /^load_balancer$/, "workloads.*.expose"),
  of(SERVICE, /^network_configuration$/, "workloads.*.placement"),
  of(SERVICE, /^service_connect_configuration$/, "workloads.*.connections"),
  { types: SERVICE, field: "workloads.*" },
  of(TASK, /^cpu$/, "workloads.*.cpu"),
  of(TASK, /^memory$/, "workloads.*.memoryMiB"),
  of(TASK, /^ephemeral_storage$/, "workloads.*.ephemeralStorageGiB"),
  of(TASK, /^runtime_platform$/, "workloads.*.image.architecture"),
  of(TASK, /^volume$/, "workloads.*.writableMounts"),
  { types: TASK, field: "workloads.*" },
  of(/^aws_appautoscaling_target$/, /capacity$/, "workloads.*.tasks"),
  { types: /^aws_appautoscaling_target$/, field: "workloads.*.scaling" },
  {
    types: /^aws_appautoscaling_(policy|scheduled_action)$/,
    name: /^(\w+?)_/,
    field: "workloads.*.scaling",
  },
  {
    types: /^aws_cloudwatch_metric_alarm$/,
    name: /^(\w+)_(?:5xx|unhealthy)$/,
    field: "workloads.*.deployment.rollbackOnAlarms",
  },
  { types: /^aws_lb_target_group$/, name: /^[^_]+_(\w+)$/, field: "workloads.*.expose" },
  { types: /^aws_lb_listener_rule$/, name: /^[^_]+_(\w+)$/, field: "workloads.*.expose" },
  {
    types: /^aws_iam_role(_policy)?$/,
    name: /^(\w+)_(?:execution|task)$/,
    field: "workloads.*.connections",
  },
  {
    types: /^aws_vpc_security_group_egress_rule$/,
    name: /^(\w+)_to_internet_\w+$/,
    field: "workloads.*.internetEgress",
  },
  {
    types: /^aws_vpc_security_group_egress_rule$/,
    name: /^(\w+?)_to_\w+$/,
    field: "workloads.*.connections",
  },
  {
    types: /^aws_vpc_security_group_ingress_rule$/,
    name: /^(\w+)_from_load_balancer_\w+$/,
    field: "workloads.*.expose",
  },
  {
    types: /^aws_vpc_security_group_ingress_rule$/,
    name: /^\w+?_from_(\w+)$/,
    field: "workloads.*.connections",
  },
  { types: /^aws_security_group$/, field: "workloads.*" },
  {
    types: /^aws_cloudwatch_log_group$/,
    name: /^container_insights$/,
    field: "cluster.containerInsights",
  },
  {
    types: /^aws_cloudwatch_log_group$/,
    name: /^ecs_exec$/,
    field: "cluster.execLogRetentionDays",
  },
  {
    types: /^aws_cloudwatch_log_group$/,
    name: /^flow_logs$/,
    field: "networking.flowLogRetentionDays",
  },
  of(/^aws_cloudwatch_log_group$/, /^retention_in_days$/, "workloads.*.logRetentionDays"),
  { types: /^aws_cloudwatch_log_group$/, field: "workloads.*" },
  of(/^aws_ecs_cluster$/, /^setting$/, "cluster.containerInsights"),
  { types: /^aws_ecs_cluster_capacity_providers$/, field: "cluster.capacity" },
  { types: /^aws_ecs_cluster$/, field: "cluster" },
  { types: /^aws_service_discovery_http_namespace$/, field: "cluster" },
  { types: /^aws_scheduler_schedule/, field: "workloads.*.schedule" },
  { types: /^aws_secretsmanager_secret/, field: "secrets.*" },
  { types: /^aws_ssm_parameter$/, name: /^(\w+)_release$/, field: "workloads" },
  { types: /^aws_ssm_parameter$/, name: /^pause_pointer$/, field: "lifecycle" },
  { types: /^aws_ssm_parameter$/, field: "settings.*" },
];

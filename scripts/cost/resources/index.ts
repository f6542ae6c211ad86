import type { Pricer } from "../bill";
import { database } from "./database";
import { schedule, service, taskDefinition } from "./fargate";
import { FREE } from "./free";
import { bucket, key, parameter, repository, secret, table } from "./keeping";
import { address, endpoint, flowLog, loadBalancer, natGateway } from "./network";
import { alarm, cluster, logGroup, scalingPolicy } from "./watching";

/** Who says what a type of resource costs. */
const PRICERS: Readonly<Record<string, Pricer>> = {
  aws_appautoscaling_policy: scalingPolicy,
  aws_cloudwatch_log_group: logGroup,
  aws_cloudwatch_metric_alarm: alarm,
  aws_db_instance: database,
  aws_dynamodb_table: table,
  aws_ecr_repository: repository,
  aws_ecs_cluster: cluster,
  aws_ecs_service: service,
  aws_ecs_task_definition: taskDefinition,
  aws_eip: address,
  aws_flow_log: flowLog,
  aws_kms_key: key,
  aws_lb: loadBalancer,
  aws_nat_gateway: natGateway,
  aws_s3_bucket: bucket,
  aws_scheduler_schedule: schedule,
  aws_secretsmanager_secret: secret,
  aws_ssm_parameter: parameter,
  aws_vpc_endpoint: endpoint,
};

/** The pricer of a type; "free" for what costs nothing itself; undefined for what nobody classified. */
export const pricerOf = (type: string): Pricer | "free" | undefined =>
  PRICERS[type] ?? (type in FREE ? "free" : undefined);

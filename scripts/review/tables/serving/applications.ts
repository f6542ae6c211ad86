import type { Serving } from "./served";

const SIGN_IN = "People cannot sign in through it.";

/** What applications talk through, start by and sign in with. */
export const SERVING_APPLICATIONS: Readonly<Record<string, Serving>> = {
  aws_api_gateway_integration: { away: "Its requests get an error.", severity: "medium" },
  aws_api_gateway_method: { away: "Its requests get an error.", severity: "medium" },
  aws_apigatewayv2_integration: { away: "Its requests get an error.", severity: "medium" },
  aws_apigatewayv2_route: { away: "Its requests get an error.", severity: "medium" },
  aws_appsync_graphql_api: { away: "The API does not answer.", changes: "address" },
  aws_batch_compute_environment: { away: "Its jobs stop.", severity: "medium" },
  aws_batch_job_queue: { away: "Jobs in it are gone.", severity: "medium", unique: "name" },
  aws_cloudwatch_event_bus: { away: "Events to it are lost.", severity: "medium", unique: "name" },
  aws_cloudwatch_event_rule: {
    away: "What it starts is not started.",
    severity: "medium",
    unique: "name",
  },
  aws_cognito_user_pool_client: { away: SIGN_IN, changes: "id" },
  aws_cognito_user_pool_domain: { away: SIGN_IN, unique: "domain" },
  aws_dx_connection: { away: "The other side is not reached." },
  aws_dx_gateway: { away: "The other side is not reached." },
  aws_dx_private_virtual_interface: { away: "The other side is not reached." },
  aws_iam_openid_connect_provider: {
    away: "Whoever signs in through it cannot assume a role.",
    unique: "url",
  },
  aws_iam_saml_provider: { away: SIGN_IN, unique: "name" },
  aws_kinesis_firehose_delivery_stream: {
    away: "Records to it are lost.",
    severity: "medium",
    unique: "name",
  },
  aws_kms_alias: { away: "Whoever names the key by it gets an error.", unique: "name" },
  aws_lb_listener_certificate: { away: "Its name has no certificate.", severity: "medium" },
  aws_lightsail_container_service: { away: "The service does not answer.", changes: "address" },
  aws_main_route_table_association: {
    away: "Subnets without a route table of their own lose their routes.",
  },
  aws_mwaa_environment: { away: "Its workflows stop.", unique: "name" },
  aws_route53_resolver_endpoint: { away: "Names of the other side do not resolve." },
  aws_sagemaker_endpoint: { away: "The model does not answer.", unique: "name" },
  aws_scheduler_schedule: {
    away: "What it starts is not started.",
    severity: "medium",
    unique: "name",
  },
  aws_ses_domain_identity: { away: "Mail from its domain is refused.", unique: "domain" },
  aws_sesv2_email_identity: { away: "Mail from it is refused.", unique: "email_identity" },
  aws_sfn_state_machine: { away: "Its executions stop.", severity: "medium", unique: "name" },
  aws_sns_topic: { away: "Messages to it are lost.", severity: "medium", unique: "name" },
  aws_vpc_endpoint_service: { away: "Whoever is connected to it is cut off.", changes: "name" },
};

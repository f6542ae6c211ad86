import { SERVING_APPLICATIONS } from "./serving/applications";
import type { Serving } from "./serving/served";

export type { Serving } from "./serving/served";

const DATABASE = "Nobody can connect to the database.";
const DNS = "DNS name";

/** Source: the Terraform AWS provider 5.100, and AWS's documentation of each service. */
export const SERVING: Readonly<Record<string, Serving>> = {
  aws_acm_certificate: { away: "Listeners that use it have no certificate.", severity: "medium" },
  aws_alb: {
    away: "Nothing answers until the new load balancer does.",
    unique: "name",
    changes: DNS,
  },
  aws_api_gateway_deployment: { away: "The stage has nothing to run.", severity: "medium" },
  aws_api_gateway_domain_name: {
    away: "The API does not answer at its name.",
    unique: "domain_name",
  },
  aws_api_gateway_rest_api: { away: "The API does not answer.", changes: "address" },
  aws_api_gateway_stage: { away: "The stage does not answer.", unique: "stage_name" },
  aws_apigatewayv2_api: { away: "The API does not answer.", changes: "address" },
  aws_apigatewayv2_domain_name: {
    away: "The API does not answer at its name.",
    unique: "domain_name",
  },
  aws_apigatewayv2_stage: { away: "The stage does not answer.", unique: "name" },
  aws_apprunner_service: {
    away: "The service does not answer.",
    unique: "service_name",
    changes: DNS,
  },
  aws_autoscaling_group: { away: "All of its instances go.", unique: "name" },
  aws_cloudfront_distribution: { away: "The distribution does not answer.", changes: DNS },
  aws_db_proxy: { away: DATABASE, unique: "name" },
  aws_db_subnet_group: {
    away: "Databases in it stand in the way.",
    severity: "medium",
    unique: "name",
  },
  aws_docdb_cluster_instance: {
    away: "One instance of the cluster less.",
    severity: "medium",
    unique: "identifier",
  },
  aws_ecs_cluster: { away: "Every service and task in the cluster stops.", unique: "name" },
  aws_ecs_service: { away: "The service does not answer until the new one runs.", unique: "name" },
  aws_eks_cluster: {
    away: "The cluster and everything on it stops.",
    unique: "name",
    severity: "critical",
  },
  aws_eks_fargate_profile: { away: "Its pods stop.", unique: "fargate_profile_name" },
  aws_eks_node_group: { away: "Pods on its nodes stop.", unique: "node_group_name" },
  aws_elastic_beanstalk_environment: { away: "The application does not answer.", unique: "name" },
  aws_elb: {
    away: "Nothing answers until the new load balancer does.",
    unique: "name",
    changes: DNS,
  },
  aws_globalaccelerator_accelerator: {
    away: "Its addresses do not answer.",
    changes: "addresses",
  },
  aws_iam_instance_profile: {
    away: "Instances with it have no permissions.",
    severity: "medium",
    unique: "name",
  },
  aws_iam_role: {
    away: "Whoever runs as it has no permissions.",
    severity: "medium",
    unique: "name",
  },
  aws_instance: {
    away: "The server is away, and what is on its own disks is gone.",
    changes: "addresses",
  },
  aws_internet_gateway: { away: "The network has no way to the internet." },
  aws_lambda_alias: { away: "Whoever calls the alias gets an error.", unique: "name" },
  aws_lambda_function: { away: "Calls of the function fail.", unique: "function_name" },
  aws_lambda_function_url: { away: "The address does not answer.", changes: "address" },
  aws_lambda_event_source_mapping: { away: "Events wait, or are lost.", severity: "medium" },
  aws_lb: {
    away: "Nothing answers until the new load balancer does.",
    unique: "name",
    changes: DNS,
  },
  aws_lb_listener: { away: "The load balancer does not answer on its port.", unique: "port" },
  aws_lb_listener_rule: { away: "Requests go elsewhere.", severity: "medium", unique: "priority" },
  aws_lb_target_group: { away: "The load balancer has nowhere to send requests.", unique: "name" },
  aws_lb_target_group_attachment: { away: "The target gets no requests.", severity: "medium" },
  aws_nat_gateway: {
    away: "Private subnets have no way to the internet.",
    changes: "address that others see",
  },
  aws_neptune_cluster_instance: {
    away: "One instance of the cluster less.",
    severity: "medium",
    unique: "identifier",
  },
  aws_rds_cluster_instance: {
    away: "One instance of the cluster less.",
    severity: "medium",
    unique: "identifier",
  },
  aws_route: { away: "Traffic to its destination goes nowhere.", severity: "medium" },
  aws_route53_record: { away: "The name does not resolve.", unique: "name" },
  aws_route_table: { away: "Its subnets have no routes.", severity: "medium" },
  aws_route_table_association: {
    away: "The subnet falls back to the main route table.",
    severity: "medium",
  },
  aws_security_group: {
    away: "Rules are away, and what uses it stands in the way.",
    severity: "low",
    unique: "name",
  },
  aws_service_discovery_service: { away: "The name does not resolve.", unique: "name" },
  aws_subnet: {
    away: "Everything with an address in the subnet has to go first.",
    unique: "cidr_block",
  },
  aws_vpc: { away: "The network is destroyed, and everything in it before." },
  aws_vpc_endpoint: { away: "The service behind it is not reached.", severity: "medium" },
  aws_vpc_peering_connection: { away: "The networks do not reach each other." },
  aws_vpn_connection: { away: "The other side is not reached.", changes: "addresses and keys" },
  aws_vpn_gateway: { away: "The other side is not reached." },
  aws_ec2_transit_gateway: { away: "The networks do not reach each other." },
  aws_ec2_transit_gateway_vpc_attachment: { away: "The network does not reach the others." },
  aws_efs_mount_target: { away: "Files are not reached from its subnet." },
  aws_eip_association: { away: "The address leads nowhere.", severity: "medium" },
  aws_eks_addon: { away: "What it does in the cluster stops: names, network or disks." },
  aws_lambda_permission: { away: "Whoever called the function gets an error.", severity: "low" },
  aws_volume_attachment: {
    away: "The disk is taken out of the running server.",
    unique: "device_name",
  },
  azurerm_kubernetes_cluster: {
    away: "The cluster and everything on it stops.",
    severity: "critical",
  },
  azurerm_linux_virtual_machine: { away: "The server is away, with what is on its own disk." },
  azurerm_linux_web_app: { away: "The application does not answer." },
  google_cloud_run_v2_service: { away: "The service does not answer." },
  google_compute_instance: { away: "The server is away, with what is on its own disk." },
  google_container_cluster: {
    away: "The cluster and everything on it stops.",
    severity: "critical",
  },
  google_container_node_pool: { away: "Pods on its nodes stop." },
  helm_release: { away: "What it installed stops." },
  kubernetes_deployment: { away: "Its pods stop." },
  kubernetes_namespace: { away: "Everything in the namespace is deleted.", severity: "critical" },
  ...SERVING_APPLICATIONS,
};

"""Prints what an account holds as JSON: for each type of resource the names or ids of all of it.

Asked of AWS's API directly, with nothing of Terraform's: what a destroy forgot, its state forgot too.
"""

import json

import boto3

EC2 = {
    "aws_eip": ("describe_addresses", "Addresses", "AllocationId"),
    "aws_flow_log": ("describe_flow_logs", "FlowLogs", "FlowLogId"),
    "aws_internet_gateway": ("describe_internet_gateways", "InternetGateways", "InternetGatewayId"),
    "aws_nat_gateway": ("describe_nat_gateways", "NatGateways", "NatGatewayId"),
    "aws_network_acl": ("describe_network_acls", "NetworkAcls", "NetworkAclId"),
    "aws_route_table": ("describe_route_tables", "RouteTables", "RouteTableId"),
    "aws_security_group": ("describe_security_groups", "SecurityGroups", "GroupId"),
    "aws_subnet": ("describe_subnets", "Subnets", "SubnetId"),
    "aws_vpc": ("describe_vpcs", "Vpcs", "VpcId"),
    "aws_vpc_endpoint": ("describe_vpc_endpoints", "VpcEndpoints", "VpcEndpointId"),
}

OTHERS = {
    "aws_acm_certificate": (
        "acm",
        ("list_certificates", "CertificateSummaryList", "CertificateArn"),
    ),
    "aws_appautoscaling_target": (
        "application-autoscaling",
        ("describe_scalable_targets", "ScalableTargets", "ResourceId"),
        {"ServiceNamespace": "ecs"},
    ),
    "aws_cloudwatch_log_group": (
        "logs",
        ("describe_log_groups", "logGroups", "logGroupName"),
    ),
    "aws_cloudwatch_metric_alarm": (
        "cloudwatch",
        ("describe_alarms", "MetricAlarms", "AlarmName"),
    ),
    "aws_db_instance": (
        "rds",
        ("describe_db_instances", "DBInstances", "DBInstanceIdentifier"),
    ),
    "aws_db_parameter_group": (
        "rds",
        ("describe_db_parameter_groups", "DBParameterGroups", "DBParameterGroupName"),
    ),
    "aws_db_subnet_group": (
        "rds",
        ("describe_db_subnet_groups", "DBSubnetGroups", "DBSubnetGroupName"),
    ),
    "aws_dynamodb_table": ("dynamodb", ("list_tables", "TableNames", None)),
    "aws_ecr_repository": ("ecr", ("describe_repositories", "repositories", "repositoryName")),
    "aws_ecs_cluster": ("ecs", ("describe_clusters", "clusters", "clusterName")),
    "aws_ecs_task_definition": (
        "ecs",
        ("list_task_definition_families", "families", None),
        {"status": "ACTIVE"},
    ),
    "aws_iam_role": ("iam", ("list_roles", "Roles", "RoleName")),
    "aws_kms_alias": ("kms", ("list_aliases", "Aliases", "AliasName")),
    "aws_kms_key": ("kms", ("list_keys", "Keys", "KeyId")),
    "aws_lb": ("elbv2", ("describe_load_balancers", "LoadBalancers", "LoadBalancerName")),
    "aws_lb_target_group": (
        "elbv2",
        ("describe_target_groups", "TargetGroups", "TargetGroupName"),
    ),
    "aws_route53_record": ("route53", ("list_resource_record_sets", "ResourceRecordSets", "Name")),
    "aws_s3_bucket": ("s3", ("list_buckets", "Buckets", "Name")),
    "aws_scheduler_schedule": ("scheduler", ("list_schedules", "Schedules", "Name")),
    "aws_secretsmanager_secret": (
        "secretsmanager",
        ("list_secrets", "SecretList", "Name"),
        {"IncludePlannedDeletion": True},
    ),
    "aws_service_discovery_http_namespace": (
        "servicediscovery",
        ("list_namespaces", "Namespaces", "Name"),
    ),
    "aws_ssm_parameter": ("ssm", ("describe_parameters", "Parameters", "Name")),
}


def held(service: str, call: tuple[str, str, str | None], asked: dict | None = None) -> list[str]:
    operation, key, name = call
    client = boto3.client(service)
    asked = asked or {}
    if operation == "describe_clusters":
        asked = {"clusters": client.list_clusters()["clusterArns"]}
    if operation == "list_resource_record_sets":
        zones = client.list_hosted_zones()["HostedZones"]
        pages = [client.list_resource_record_sets(HostedZoneId=zone["Id"]) for zone in zones]
    elif client.can_paginate(operation):
        pages = client.get_paginator(operation).paginate(**asked)
    else:
        pages = [getattr(client, operation)(**asked)]
    items = [item for page in pages for item in page.get(key, []) if not (is_gone(item) or is_of_aws(item))]
    return sorted(item if name is None else item[name] for item in items)


def is_gone(item: object) -> bool:
    """What was deleted stays in some lists: NAT gateways and endpoints for an hour, clusters longer."""
    return isinstance(item, dict) and (
        item.get("State") == "deleted" or item.get("status") == "INACTIVE"
    )


def is_of_aws(item: object) -> bool:
    """The roles by which AWS's services act belong to the account: no environment takes them with it."""
    return isinstance(item, dict) and str(item.get("Path", "")).startswith("/aws-service-role/")


calls = {**{name: ("ec2", call) for name, call in EC2.items()}, **OTHERS}
print(json.dumps({name: held(*asked) for name, asked in calls.items()}))

"""Log groups that services of AWS make by themselves, where nobody made them before."""

from typing import Any

from moto.ecs.models import EC2ContainerServiceBackend
from moto.logs.models import logs_backends
from moto.rds.models import RDSBackend

from .gap import Gap, speaks_of


def _log_to(backend: Any, name: str) -> None:
    logs = logs_backends[backend.account_id][backend.region_name]
    if name not in logs.groups:
        logs.create_log_group(name, {})


def _of_container_insights() -> None:
    run = EC2ContainerServiceBackend.run_task

    def run_task(self: EC2ContainerServiceBackend, cluster_str: str, *args: Any, **named: Any) -> Any:
        tasks = run(self, cluster_str, *args, **named)
        cluster = self._get_cluster(cluster_str)
        for setting in cluster.settings or []:
            if setting["name"] == "containerInsights" and setting["value"] != "disabled":
                _log_to(self, f"/aws/ecs/containerinsights/{cluster.name}/performance")
        return tasks

    EC2ContainerServiceBackend.run_task = run_task


def _of_exports() -> None:
    create = RDSBackend.create_db_instance

    def create_db_instance(self: RDSBackend, told: dict[str, Any]) -> Any:
        instance = create(self, told)
        for export in getattr(instance, "enabled_cloudwatch_logs_exports", None) or []:
            _log_to(self, f"/aws/rds/instance/{instance.db_instance_identifier}/{export}")
        return instance

    RDSBackend.create_db_instance = create_db_instance


GAPS = [
    Gap(
        where="ECS, log group of Container Insights",
        aws_does="makes it when a cluster that has insights runs a task",
        believed_because="CloudWatch User Guide, Setting up Container Insights on Amazon ECS: https://"
        "docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
        "deploy-container-insights-ECS-cluster.html",
        is_open=lambda: not speaks_of(EC2ContainerServiceBackend.run_task, "containerinsights"),
        mend=_of_container_insights,
    ),
    Gap(
        where="RDS, log groups of exported logs",
        aws_does="makes them when an instance exports its logs",
        believed_because="RDS User Guide, Publishing PostgreSQL logs to Amazon CloudWatch Logs: https://"
        "docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html",
        is_open=lambda: not speaks_of(RDSBackend.create_db_instance, "/aws/rds/"),
        mend=_of_exports,
    ),
]

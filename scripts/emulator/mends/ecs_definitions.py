"""ECS: families of task definitions, and clusters that are in use."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ecs.exceptions import ECSException, TaskDefinitionNotFoundException
from moto.ecs.models import EC2ContainerServiceBackend as Backend
from moto.ecs.responses import EC2ContainerServiceResponse as Response

from .gap import Gap, speaks_of

_API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference"


def _describe_the_latest_active() -> None:
    describe = Backend.describe_task_definition

    def describe_task_definition(self: Backend, task_definition_str: str) -> Any:
        family = task_definition_str.split("/")[-1]
        if ":" in family:
            return describe(self, task_definition_str)
        active = [
            definition
            for definition in self.task_definitions.get(family, {}).values()
            if definition.status == "ACTIVE"
        ]
        if not active:
            raise TaskDefinitionNotFoundException()
        return max(active, key=lambda definition: definition.revision)

    Backend.describe_task_definition = describe_task_definition


def _revision(arn: str) -> tuple[str, int]:
    family, revision = arn.split("/")[-1].split(":")
    return family, int(revision)


def _sort_by_revision() -> None:
    def list_task_definitions(self: Response) -> ActionResult:
        arns = self.ecs_backend.list_task_definitions(
            self._get_param("familyPrefix"), self._get_param("status", "ACTIVE")
        )
        descending = self._get_param("sort", "ASC") == "DESC"
        return ActionResult(
            {"taskDefinitionArns": sorted(arns, key=_revision, reverse=descending)}
        )

    Response.list_task_definitions = list_task_definitions


def _keep_clusters_in_use() -> None:
    delete = Backend.delete_cluster

    def delete_cluster(self: Backend, cluster_str: str) -> Any:
        name = self._get_cluster(cluster_str).name
        services = [one for one in self.services.values() if one.cluster_name == name]
        if any(service.status == "ACTIVE" for service in services):
            raise ECSException(
                "ClusterContainsServicesException",
                "The Cluster cannot be deleted while Services are active.",
            )
        if any(task.last_status != "STOPPED" for task in self.tasks.get(name, {}).values()):
            raise ECSException(
                "ClusterContainsTasksException",
                "The Cluster cannot be deleted while Tasks are active.",
            )
        return delete(self, cluster_str)

    Backend.delete_cluster = delete_cluster


GAPS = [
    Gap(
        where="ECS, DescribeTaskDefinition",
        aws_does="describes the latest ACTIVE revision when it is asked for a family",
        believed_because="ECS API Reference, DescribeTaskDefinition, taskDefinition: "
        f"{_API}/API_DescribeTaskDefinition.html",
        is_open=lambda: not speaks_of(Backend.describe_task_definition, "ACTIVE"),
        mend=_describe_the_latest_active,
    ),
    Gap(
        where="ECS, ListTaskDefinitions",
        aws_does="sorts by family and revision, in the order that it is told",
        believed_because="ECS API Reference, ListTaskDefinitions, sort: "
        f"{_API}/API_ListTaskDefinitions.html",
        is_open=lambda: not speaks_of(Response.list_task_definitions, "sort"),
        mend=_sort_by_revision,
    ),
    Gap(
        where="ECS, DeleteCluster",
        aws_does="refuses while the cluster has services or tasks",
        believed_because=f"ECS API Reference, DeleteCluster: {_API}/API_DeleteCluster.html",
        is_open=lambda: not speaks_of(Backend.delete_cluster, "ContainsServices"),
        mend=_keep_clusters_in_use,
    ),
]

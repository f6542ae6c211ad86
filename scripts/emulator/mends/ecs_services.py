"""ECS: deployments of services, their tasks, and what becomes of a release that does not start."""

import copy
from typing import Any

from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend as Backend
from moto.ecs.models import Service, Task

from .ecs_rollout import advance, begin, count_tasks, tasks_of
from .ecs_tasks import stop
from .gap import Gap, speaks_of

_API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference"
# A change of any of these is a new deployment; one of the desired count is not.
_DEPLOYED = ("task_definition", "network_configuration", "platform_version")

def _as_it_is(service: Service) -> Service:
    shown = copy.copy(service)
    shown.deployments = copy.deepcopy(service.deployments)
    shown.events = list(service.events)
    return shown


def _deploy() -> None:
    create, update = Backend.create_service, Backend.update_service
    describe, delete = Backend.describe_services, Backend.delete_service

    def create_service(self: Backend, cluster_str: str, service_name: str, *args: Any, **named: Any):
        known = self.services.get(f"{self._get_cluster(cluster_str).name}:{service_name}")
        if known is not None and known.status == "ACTIVE":
            raise InvalidParameterException("Creation of service was not idempotent.")
        return create(self, cluster_str, service_name, *args, **named)

    def update_service(self: Backend, told: dict[str, Any]) -> Service:
        asked = dict(told)
        known = self._get_service(asked.get("cluster", "default"), asked["service"].split("/")[-1])
        before = {name: copy.deepcopy(getattr(known, name, None)) for name in _DEPLOYED}
        service = update(self, told)
        if asked.get("task_definition"):
            definition = self.describe_task_definition(asked["task_definition"])
            service.task_definition = definition.arn
        changed = any(getattr(service, name, None) != before[name] for name in _DEPLOYED)
        if service.deployments:
            if changed or asked.get("force_new_deployment"):
                begin(service)
            primary = service.deployments[0]
            primary["desiredCount"] = service.desired_count
            primary["pendingCount"] = max(0, service.desired_count - primary["runningCount"])
            count_tasks(service)
        return service

    def describe_services(self: Backend, cluster_str: str, names: list[str]) -> Any:
        services, failures = describe(self, cluster_str, names)
        shown = [_as_it_is(service) for service in services]
        for service in services:
            advance(service)
        return shown, failures

    def delete_service(self: Backend, cluster_name: str, service_name: str, force: bool) -> Service:
        service = delete(self, cluster_name, service_name, force)
        for task in tasks_of(service):
            if task.last_status != "STOPPED":
                stop(task, "Service was deleted", "ServiceSchedulerInitiated")
        service.deployments, service.running_count = [], 0
        return service

    Backend.create_service = create_service
    Backend.update_service = update_service
    Backend.describe_services = describe_services
    Backend.delete_service = delete_service


_ASKED = (
    *("cluster_str", "container_instance", "family", "started_by", "service_name"),
    "desiredStatus",
)


def _list_tasks_of_a_service() -> None:
    every = Backend.list_tasks

    def list_tasks(self: Backend, *args: Any, **named: Any) -> list[Task]:
        told = dict(zip(_ASKED, args)) | named
        told["desiredStatus"] = told.get("desiredStatus") or "RUNNING"
        found = every(self, **told)
        name = told.get("service_name")
        if not name:
            return found
        return [task for task in found if task.group == f"service:{name.split('/')[-1]}"]

    Backend.list_tasks = list_tasks


GAPS = [
    Gap(
        where="ECS, deployments of a service",
        aws_does="begins a new deployment for a change of the task definition or the network, or when "
        "it is told to; starts its tasks, then stops those before it; gives one up whose tasks do "
        "not start when the circuit breaker is on, and rolls back to the last that completed",
        believed_because="ECS Developer Guide, How the Amazon ECS deployment circuit breaker detects "
        "failures: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
        f"deployment-circuit-breaker.html; ECS API Reference, Deployment: {_API}/API_Deployment.html",
        is_open=lambda: not speaks_of(Backend.update_service, "PRIMARY"),
        mend=_deploy,
    ),
    Gap(
        where="ECS, ListTasks",
        aws_does="lists the tasks of a service, and those that are meant to run where it was not told",
        believed_because=f"ECS API Reference, ListTasks, serviceName, desiredStatus: {_API}/API_ListTasks.html",
        is_open=lambda: speaks_of(Backend.list_tasks, "TODO: We can't filter on `service_name`"),
        mend=_list_tasks_of_a_service,
    ),
]

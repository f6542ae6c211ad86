"""ECS: tasks, from RunTask to stopped."""

import re
from typing import Any

from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ecs.models import Container, Task
from moto.ecs.models import EC2ContainerServiceBackend as Backend

from .ecs_images import cannot_pull
from .gap import Gap, speaks_of

_API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference"
_STATES = [
    ("PROVISIONING", "PENDING"),
    ("PENDING", "RUNNING"),
    ("RUNNING", "DEPROVISIONING"),
    ("DEPROVISIONING", "STOPPED"),
]
_EXIT = re.compile(r"\bexit (\d+)\s*$")


def _need_no_memory_of_containers() -> None:
    calculate = Backend._calculate_task_resource_requirements

    class WithMemory:
        def __init__(self, definition: Any) -> None:
            self.container_definitions = [
                {"memory": 0, **container} for container in definition.container_definitions
            ]

    Backend._calculate_task_resource_requirements = staticmethod(
        lambda definition: calculate(WithMemory(definition))
    )


def _do_without_private_names() -> None:
    NetworkInterface.private_dns_name = None


def stop(task: Task, reason: str, code: str) -> None:
    """Stops a task and takes its network interface away, as Fargate does."""
    task._transitions = []
    task.last_status = task.desired_status = "STOPPED"
    task.stopped_reason, task.stop_code = reason, code
    task.stopped_at = utcnow()
    for container in task.containers:
        container.last_status = "STOPPED"
    interfaces = ec2_backends[task._account_id][task.region_name].enis
    for attachment in task.attachments:
        attachment["status"] = "DELETED"
        for detail in attachment["details"]:
            if detail["name"] == "networkInterfaceId":
                interfaces.pop(detail["value"], None)


def keep_running(task: Task) -> None:
    """For tasks of services: they run until they are stopped."""
    task._transitions = []
    task.last_status = "RUNNING"
    task.started_at = utcnow()
    for container in task.containers:
        container.last_status = "RUNNING"


def _command(task: Task, container: Container) -> list[str]:
    for override in task.overrides.get("containerOverrides", []):
        if override.get("name") == container.name and override.get("command"):
            return override["command"]
    return container.command or []


def _finish(task: Task) -> None:
    for container in task.containers:
        told = _EXIT.search(" ".join(_command(task, container)))
        container.exit_code = int(told.group(1)) if told else 0
    stop(task, "Essential container in task exited", "EssentialContainerExited")


def _settle(task: Task) -> None:
    """Brings what depends on the state of a task in line with it."""
    if task.last_status == "STOPPED":
        if getattr(task, "stop_code", None) is None:
            _finish(task)
        return
    for container in task.containers:
        container.last_status = "RUNNING" if task.last_status == "RUNNING" else "PENDING"
    if task.last_status == "RUNNING" and getattr(task, "started_at", None) is None:
        task.started_at = utcnow()


def _live_as_on_fargate() -> None:
    create, describe, halt = Task.__init__, Backend.describe_tasks, Backend.stop_task

    def __init__(self: Task, cluster: Any, task_definition: Any, *args: Any, **told: Any) -> None:
        create(self, cluster, task_definition, *args, **told)
        self._transitions = _STATES
        self.last_status = "PROVISIONING"
        self.created_at = utcnow()
        self.cpu, self.memory = task_definition.cpu, task_definition.memory
        self.containers = []
        for definition in task_definition.container_definitions:
            container = Container(task_definition)
            container.name, container.image = definition.get("name"), definition.get("image")
            container.command = definition.get("command")
            container.task_arn = self.task_arn
            del container.exitCode
            self.containers.append(container)
        if (self.capacity_provider_name or "").startswith("FARGATE"):
            self.launch_type = "FARGATE"
        problem = cannot_pull(task_definition)
        if problem:
            stop(self, problem, "TaskFailedToStart")

    def describe_tasks(self: Backend, cluster_str: str, tasks: list[str]) -> list[Task]:
        found = describe(self, cluster_str, tasks)
        for task in found:
            _settle(task)
        return found

    def stop_task(self: Backend, cluster_str: str, task_str: str, reason: str) -> Task:
        task = halt(self, cluster_str, task_str, reason)
        stop(task, reason or "Task stopped by user", "UserInitiated")
        return task

    Task.__init__ = __init__
    Backend.describe_tasks = describe_tasks
    Backend.stop_task = stop_task


GAPS = [
    Gap(
        where="ECS, RunTask",
        aws_does="runs a task on Fargate whose containers name no memory: the task's counts",
        believed_because="ECS API Reference, ContainerDefinition, memory: "
        f"{_API}/API_ContainerDefinition.html",
        is_open=lambda: speaks_of(
            Backend._calculate_task_resource_requirements,
            'container_definition.get("memoryReservation")',
        ),
        mend=_need_no_memory_of_containers,
    ),
    Gap(
        where="ECS, network interface of a task",
        aws_does="gives it a private name only in a VPC with DNS hostnames, and runs the task without",
        believed_because="VPC User Guide, DNS attributes for your VPC: https://docs.aws.amazon.com/vpc/"
        "latest/userguide/AmazonDNS-concepts.html",
        is_open=lambda: not hasattr(NetworkInterface, "private_dns_name"),
        mend=_do_without_private_names,
    ),
    Gap(
        where="ECS, life of a task",
        aws_does="takes a task from PROVISIONING to STOPPED, tells of each of its containers, with the "
        "exit code once it stopped (a command that ends in `exit 3` exits with 3), says why it "
        "stopped, takes its network interface away, and cannot start one whose image ECR lacks",
        believed_because="ECS Developer Guide, Amazon ECS task lifecycle: https://docs.aws.amazon.com/"
        "AmazonECS/latest/developerguide/task-lifecycle-explanation.html; ECS API Reference, Task: "
        f"{_API}/API_Task.html",
        is_open=lambda: speaks_of(Task.__init__, "We start in RUNNING state"),
        mend=_live_as_on_fargate,
    ),
]

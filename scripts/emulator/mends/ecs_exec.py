"""ECS Exec and sessions of Session Manager through it. What goes over a session is nobody's here."""

import uuid
from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend as Backend
from moto.ecs.models import Task, ecs_backends
from moto.ecs.responses import EC2ContainerServiceResponse as Response
from moto.ssm.responses import SimpleSystemManagerResponse as Manager

from .gap import Gap

_API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference"
_NOT_ENABLED = (
    "The execute command failed because execute command was not enabled when the task was run or "
    "the execute command agent isn't running. Wait and try again or run a new task with execute "
    "command enabled and try again."
)


class _NotConnected(ServiceException):
    code = "TargetNotConnected"


def _definitions(backend: Backend, task: Task) -> dict[str, dict[str, Any]]:
    definition = backend.describe_task_definition(task.task_definition_arn)
    return {one["name"]: one for one in definition.container_definitions}


def _is_enabled(backend: Backend, task: Task) -> bool:
    if getattr(task, "enable_execute_command", False):
        return True
    return any(
        task.group == f"service:{service.name}"
        and getattr(service, "enable_execute_command", False)
        for service in backend.services.values()
    )


def _agent_in(task: Task, definition: dict[str, Any]) -> str:
    """The agent writes into its container, and ends in one with a root that is read-only."""
    if task.last_status != "RUNNING":
        return "STOPPED" if task.last_status == "STOPPED" else "PENDING"
    return "STOPPED" if definition.get("readonlyRootFilesystem") else "RUNNING"


def _tell_of_agents(backend: Backend, task: Task) -> None:
    enabled = _is_enabled(backend, task)
    task.enable_execute_command = enabled
    definitions = _definitions(backend, task)
    for container in task.containers:
        definition = definitions.get(container.name, {})
        if task.last_status == "RUNNING" and not getattr(container, "runtime_id", None):
            container.runtime_id = f"{task.id.replace('-', '')}-{uuid.uuid4().int % 10**10}"
        # What sleeps runs until somebody stops it.
        if task.last_status == "RUNNING" and definition.get("entryPoint") == ["sleep"]:
            task._transitions = []
        if enabled:
            status = _agent_in(task, definition)
            agent = {"name": "ExecuteCommandAgent", "lastStatus": status}
            if status == "STOPPED" and task.last_status == "RUNNING":
                agent["reason"] = "Read-only file system"
            container.managed_agents = [agent]


def _have_agents() -> None:
    describe, run = Backend.describe_tasks, Response.run_task

    def describe_tasks(self: Backend, cluster_str: str, tasks: list[str]) -> list[Task]:
        found = describe(self, cluster_str, tasks)
        for task in found:
            _tell_of_agents(self, task)
        return found

    def run_task(self: Response) -> Any:
        answer = run(self)
        if self._get_param("enableExecuteCommand"):
            for task in answer.result["tasks"]:
                task.enable_execute_command = True
        return answer

    Backend.describe_tasks = describe_tasks
    Response.run_task = run_task


def _session(region: str) -> tuple[str, str, str]:
    identity = f"ecs-execute-command-{uuid.uuid4().hex[:17]}"
    url = f"wss://ssmmessages.{region}.amazonaws.com/v1/data-channel/{identity}?role=publish_subscribe"
    return identity, url, uuid.uuid4().hex * 8


def _takes_sessions(task: Task, name: str | None) -> bool:
    return any(
        container.name == name or name is None
        for container in task.containers
        for agent in getattr(container, "managed_agents", [])
        if agent["lastStatus"] == "RUNNING" and task.last_status == "RUNNING"
    )


def _execute() -> None:
    def execute_command(self: Response) -> ActionResult:
        cluster = self._get_param("cluster", "default")
        wanted, name = self._get_param("task"), self._get_param("container")
        tasks = self.ecs_backend.list_tasks(cluster_str=cluster)
        task = next((one for one in tasks if wanted in (one.task_arn, one.id)), None)
        if task is None:
            raise InvalidParameterException("The referenced task was not found.")
        if not _takes_sessions(task, name):
            raise InvalidParameterException(_NOT_ENABLED)
        identity, url, token = _session(self.region)
        container = next(one for one in task.containers if name in (None, one.name))
        return ActionResult(
            {
                "clusterArn": task.cluster_arn,
                "containerArn": container.container_arn,
                "containerName": container.name,
                "interactive": self._get_param("interactive"),
                "taskArn": task.task_arn,
                "session": {"sessionId": identity, "streamUrl": url, "tokenValue": token},
            }
        )

    Response.execute_command = execute_command


def _open_sessions() -> None:
    def start_session(self: Manager) -> ActionResult:
        target = self._get_param("Target")
        tasks = ecs_backends[self.current_account][self.region].tasks
        for cluster, known in tasks.items():
            for task in known.values():
                for container in task.containers:
                    identity = f"ecs:{cluster}_{task.id}_{getattr(container, 'runtime_id', '')}"
                    if identity == target and _takes_sessions(task, container.name):
                        session, url, token = _session(self.region)
                        return ActionResult(
                            {"SessionId": session, "StreamUrl": url, "TokenValue": token}
                        )
        raise _NotConnected(f"{target} is not connected.")

    def terminate_session(self: Manager) -> ActionResult:
        return ActionResult({"SessionId": self._get_param("SessionId")})

    Manager.start_session = start_session
    Manager.terminate_session = terminate_session


GAPS = [
    Gap(
        where="ECS, agents of ECS Exec",
        aws_does="tells of an agent in each container of a task with ECS Exec, which runs once the task "
        "does, and ends where the root is read-only; and keeps a task that sleeps running",
        believed_because=f"ECS API Reference, ManagedAgent: {_API}/API_ManagedAgent.html; "
        "https://github.com/aws/containers-roadmap/issues/1359",
        is_open=lambda: not hasattr(Response, "execute_command"),
        mend=_have_agents,
    ),
    Gap(
        where="ECS, ExecuteCommand",
        aws_does="answers with a session for a container whose agent runs, and refuses any other",
        believed_because=f"ECS API Reference, ExecuteCommand: {_API}/API_ExecuteCommand.html",
        is_open=lambda: not hasattr(Response, "execute_command"),
        mend=_execute,
    ),
    Gap(
        where="Systems Manager, StartSession and TerminateSession",
        aws_does="opens a session to a container whose agent runs, and says TargetNotConnected of others",
        believed_because="Systems Manager API Reference, StartSession: https://docs.aws.amazon.com/"
        "systems-manager/latest/APIReference/API_StartSession.html",
        is_open=lambda: not hasattr(Manager, "start_session"),
        mend=_open_sessions,
    ),
]

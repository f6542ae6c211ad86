"""How a deployment of an ECS service goes on; no gap by itself."""

from typing import Any

from moto.core.utils import utcnow
from moto.ecs.models import Service, Task
from moto.moto_api._internal import mock_random

from .ecs_images import cannot_pull
from .ecs_tasks import keep_running, stop

Deployment = dict[str, Any]


def _event(service: Service, message: str) -> None:
    event = {"id": str(mock_random.uuid4()), "createdAt": utcnow()}
    service.events.insert(0, {**event, "message": f"(service {service.name}) {message}"})


def count_tasks(service: Service) -> None:
    service.running_count = sum(one["runningCount"] for one in service.deployments)
    service.pending_count = sum(one["pendingCount"] for one in service.deployments)


def begin(service: Service, reason: str | None = None) -> Deployment:
    """A new deployment of what the service is now; those before it go on until it is there."""
    id = f"ecs-svc/{mock_random.randint(10**18, 10**19)}"
    before = service.deployments[0] if service.deployments else {}
    deployment = {
        **before,
        "id": id,
        "status": "PRIMARY",
        "createdAt": utcnow(),
        "updatedAt": utcnow(),
        "taskDefinition": service.task_definition,
        "networkConfiguration": service.network_configuration or None,
        "desiredCount": service.desired_count,
        "runningCount": 0,
        "pendingCount": service.desired_count,
        "failedTasks": 0,
        "rolloutState": "IN_PROGRESS",
        "rolloutStateReason": reason or f"ECS deployment {id} in progress.",
    }
    for one in service.deployments:
        one["status"] = "ACTIVE"
    going = [one for one in service.deployments if one["runningCount"] > 0 or reason]
    service.deployments = [deployment, *going]
    return deployment


def tasks_of(service: Service) -> list[Task]:
    tasks = service._backend.tasks.get(service.cluster_name, {}).values()
    return [task for task in tasks if task.group == f"service:{service.name}"]


def _run(service: Service, deployment: Deployment, count: int) -> list[Task]:
    strategy = getattr(service, "capacity_provider_strategy", None)
    return service._backend.run_task(
        service.cluster_name,
        deployment["taskDefinition"],
        count,
        None,
        deployment["id"],
        service.tags if service.propagate_tags == "SERVICE" else None,
        None if strategy else service.launch_type,
        service.network_configuration or None,
        f"service:{service.name}",
        service.platform_version,
        strategy,
    )


def _have_tasks(service: Service, deployment: Deployment) -> None:
    """Exactly as many as desired, all of this deployment."""
    wanted = service.desired_count
    running = [task for task in tasks_of(service) if task.last_status == "RUNNING"]
    of_it = [task for task in running if task.started_by == deployment["id"]]
    for task in [task for task in running if task not in of_it] + of_it[wanted:]:
        stop(
            task,
            f"Scaling activity initiated by (deployment {deployment['id']})",
            "ServiceSchedulerInitiated",
        )
    if len(of_it) < wanted:
        for task in _run(service, deployment, wanted - len(of_it)):
            keep_running(task)


def _complete(service: Service, deployment: Deployment) -> None:
    _have_tasks(service, deployment)
    if deployment["rolloutState"] == "IN_PROGRESS":
        _event(service, f"(deployment {deployment['id']}) deployment completed.")
        _event(service, "has reached a steady state.")
        deployment["rolloutState"] = "COMPLETED"
        deployment["rolloutStateReason"] = f"ECS deployment {deployment['id']} completed."
    deployment.update(
        desiredCount=service.desired_count,
        runningCount=service.desired_count,
        pendingCount=0,
        updatedAt=utcnow(),
    )
    service.deployments = [deployment]
    service.settled = {"id": deployment["id"], "taskDefinition": deployment["taskDefinition"]}


def _fail(service: Service, deployment: Deployment) -> None:
    """As the circuit breaker does it: after three tasks, or half of those desired."""
    deployment["failedTasks"] += min(200, max(3, -(-service.desired_count // 2)))
    deployment["updatedAt"] = utcnow()
    _run(service, deployment, 1)
    configuration = getattr(service, "deployment_configuration", None) or {}
    breaker = configuration.get("deploymentCircuitBreaker") or {}
    if not breaker.get("enable") or deployment["id"] in getattr(service, "rollbacks", ()):
        return
    deployment["rolloutState"] = "FAILED"
    deployment["rolloutStateReason"] = "ECS deployment circuit breaker: tasks failed to start."
    _event(
        service, f"(deployment {deployment['id']}) deployment failed: tasks failed to start."
    )
    settled = getattr(service, "settled", None)
    if not breaker.get("rollback") or settled is None:
        return
    _event(service, f"rolling back to deployment {settled['id']}.")
    service.task_definition = settled["taskDefinition"]
    deployment["pendingCount"] = 0
    rollback = begin(
        service,
        f"ECS deployment circuit breaker: rolling back to deploymentId {settled['id']}.",
    )
    service.rollbacks = {*getattr(service, "rollbacks", ()), rollback["id"]}


def advance(service: Service) -> None:
    if service.status != "ACTIVE" or not service.deployments:
        return
    deployment = service.deployments[0]
    definition = service._backend.describe_task_definition(deployment["taskDefinition"])
    if service.desired_count == 0 or cannot_pull(definition) is None:
        _complete(service, deployment)
    elif deployment["rolloutState"] == "IN_PROGRESS":
        _fail(service, deployment)
    count_tasks(service)

"""ECS: what CreateService and UpdateService are told, DescribeServices must tell."""

import time
from collections.abc import Callable
from typing import Any

from botocore import xform_name
from moto.ecs.models import Service
from moto.ecs.responses import EC2ContainerServiceResponse as Response

from .gap import Gap, speaks_of

_SERVICE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html"
_DEPLOYMENT = (
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html"
)

Remember = Callable[[Service, Any], None]


def _after_each_change(parameter: str, remember: Remember) -> None:
    create, update = Response.create_service, Response.update_service

    def note(response: Response, name: str) -> None:
        value = response._get_param(parameter)
        if value is None:
            return
        cluster = response._get_param("cluster", "default")
        remember(response.ecs_backend._get_service(cluster, name.split("/")[-1]), value)

    def create_service(self: Response) -> Any:
        answer = create(self)
        note(self, self._get_param("serviceName"))
        return answer

    def update_service(self: Response) -> Any:
        answer = update(self)
        note(self, self._get_param("service"))
        return answer

    Response.create_service = create_service
    Response.update_service = update_service


def _kept(parameter: str) -> Gap:
    attribute = xform_name(parameter)
    return Gap(
        where=f"ECS service, {parameter}",
        aws_does="describes what the service was created or updated with",
        believed_because=f"ECS API Reference, Service: {_SERVICE}",
        is_open=lambda: not speaks_of(Service.__init__, attribute),
        mend=lambda: _after_each_change(
            parameter, lambda service, value: setattr(service, attribute, value)
        ),
    )


def _deployment_configuration(service: Service, value: Any) -> None:
    defaults = {"maximumPercent": 200, "minimumHealthyPercent": 100}
    known = getattr(service, "deployment_configuration", None) or defaults
    service.deployment_configuration = {**known, **value}


def _capacity_providers(service: Service, value: Any) -> None:
    service.capacity_provider_strategy = value
    service.launch_type = None
    for deployment in service.deployments:
        deployment.pop("launchType", None)
        deployment["capacityProviderStrategy"] = value


def _service_connect(service: Service, value: Any) -> None:
    for deployment in service.deployments:
        deployment["serviceConnectConfiguration"] = value


def _tell_when_it_was_made() -> None:
    create = Service.__init__

    def __init__(self: Service, *args: Any, **told: Any) -> None:
        create(self, *args, **told)
        self.created_at = time.time()

    Service.__init__ = __init__


GAPS = [
    Gap(
        where="ECS service, createdAt",
        aws_does="describes when the service was made",
        believed_because=f"ECS API Reference, Service, createdAt: {_SERVICE}",
        is_open=lambda: not speaks_of(Service.__init__, "self.created_at"),
        mend=_tell_when_it_was_made,
    ),
    Gap(
        where="ECS service, capacityProviderStrategy",
        aws_does="describes the strategy, and then no launch type",
        believed_because=f"ECS API Reference, Service, launchType: {_SERVICE}",
        is_open=lambda: not speaks_of(Service.__init__, "capacity_provider_strategy"),
        mend=lambda: _after_each_change(
            "capacityProviderStrategy", _capacity_providers
        ),
    ),
    Gap(
        where="ECS service, deploymentConfiguration",
        aws_does="describes it, with 100 and 200 percent where it was not told",
        believed_because="ECS API Reference, DeploymentConfiguration: https://docs.aws.amazon.com/"
        "AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
        is_open=lambda: not speaks_of(Service.__init__, "deployment_configuration"),
        mend=lambda: _after_each_change(
            "deploymentConfiguration", _deployment_configuration
        ),
    ),
    Gap(
        where="ECS service, serviceConnectConfiguration",
        aws_does="describes it in the service's deployments",
        believed_because=f"ECS API Reference, Deployment: {_DEPLOYMENT}",
        is_open=lambda: not speaks_of(Service.__init__, "erviceConnectConfiguration"),
        mend=lambda: _after_each_change(
            "serviceConnectConfiguration", _service_connect
        ),
    ),
    _kept("enableExecuteCommand"),
    _kept("enableECSManagedTags"),
    _kept("healthCheckGracePeriodSeconds"),
    _kept("availabilityZoneRebalancing"),
]

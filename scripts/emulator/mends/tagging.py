"""Resource Groups Tagging API: resources that GetResources must find."""

from collections.abc import Callable, Iterator
from typing import Any

from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource
from moto.ec2.models import EC2Backend, ec2_backends
from moto.ecr.models import ecr_backends
from moto.elbv2.models import elbv2_backends
from moto.rds.models import rds_backends
from moto.resourcegroupstaggingapi import models
from moto.servicediscovery.models import servicediscovery_backends

from .gap import Gap, speaks_of

List = Callable[[Any], Iterator[TaggedResource]]

_SUPPORTED = (
    "Resource Groups Tagging API Reference, Services that support the Resource Groups Tagging API "
    "(GetResources supports all types but IAM's users and roles, and Auto Scaling groups): "
    "https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html"
)


class _Others:
    """Stands for a backend of moto's and lists what that one leaves out."""

    def __init__(self, backend: Any, resources: List) -> None:
        self.backend = backend
        self.resources = resources

    def iter_tagged_resources(self) -> Iterator[TaggedResource]:
        return self.resources(self.backend)

    def owns_arn(self, arn: str) -> bool:
        return False


def _list_too(backends: Any, resources: List) -> None:
    iterate = models.iter_taggable_backends

    def iter_taggable_backends(account_id: str, region_name: str) -> Iterator[Any]:
        yield from iterate(account_id, region_name)
        if account_id in backends and region_name in backends[account_id]:
            yield _Others(backends[account_id][region_name], resources)

    models.iter_taggable_backends = iter_taggable_backends


def _ec2(backend: Any) -> Iterator[TaggedResource]:
    groups = [group for of_vpc in backend.groups.values() for group in of_vpc.values()]
    ids = {
        "elastic-ip": [address.allocation_id for address in backend.addresses],
        "network-acl": list(backend.network_acls),
        "security-group-rule": [
            rule.id for group in groups for rule in [*group.ingress_rules, *group.egress_rules]
        ],
        "vpc-endpoint": [
            id for id, endpoint in backend.vpc_end_points.items() if endpoint.state != "deleted"
        ],
        "vpc-flow-log": list(backend.flow_logs),
    }
    owner = f"arn:{backend.partition}:ec2:{backend.region_name}:{backend.account_id}"
    for kind, of_kind in ids.items():
        for id in of_kind:
            tags = dict(backend.tags.get(id, {}))
            yield TaggedResource(f"{owner}:{kind}/{id}", tags, f"ec2:{kind}")


def _call_flow_logs_by_their_name() -> None:
    resources = EC2Backend.iter_tagged_resources

    def iter_tagged_resources(self: EC2Backend) -> Iterator[TaggedResource]:
        return (one for one in resources(self) if one.resource_type != "ec2:flow-logs")

    EC2Backend.iter_tagged_resources = iter_tagged_resources
    _list_too(ec2_backends, _ec2)


def _rds(backend: Any) -> Iterator[TaggedResource]:
    for kind, of_kind in (
        ("og", backend.option_groups),
        ("pg", backend.db_parameter_groups),
        ("subgrp", backend.subnet_groups),
    ):
        for resource in of_kind.values():
            tags = {tag["Key"]: tag["Value"] for tag in resource.get_tags()}
            yield TaggedResource(resource.arn, tags, f"rds:{kind}")


def _elbv2(backend: Any) -> Iterator[TaggedResource]:
    for balancer in backend.load_balancers.values():
        for listener in balancer.listeners.values():
            for kind, arn in (
                ("listener", listener.arn),
                *(("listener-rule", rule) for rule in listener.rules),
            ):
                tags = backend.tagging_service.get_tag_dict_for_resource(arn)
                yield TaggedResource(arn, tags, f"elasticloadbalancing:{kind}")


def _ecr(backend: Any) -> Iterator[TaggedResource]:
    for repository in backend.repositories.values():
        tags = backend.tagger.get_tag_dict_for_resource(repository.arn)
        yield TaggedResource(repository.arn, tags, "ecr:repository")


def _service_discovery(backend: Any) -> Iterator[TaggedResource]:
    for kind in ("namespace", "service"):
        for resource in getattr(backend, f"{kind}s").values():
            tags = backend.tagger.get_tag_dict_for_resource(resource.arn)
            yield TaggedResource(resource.arn, tags, f"servicediscovery:{kind}")


def _scalable_targets(backend: Any) -> Iterator[TaggedResource]:
    for by_id in backend.targets.values():
        for target in by_id.values():
            tags = dict(getattr(target, "tags", None) or {})
            yield TaggedResource(target.arn, tags, "application-autoscaling:scalable-target")


def _left_out(where: str, backends: Any, resources: List, word: str) -> Gap:
    """`word` is in the code that lists, once moto lists them."""
    backend = backends.backend

    def is_open() -> bool:
        if not issubclass(backend, TaggableResourcesMixin):
            return True
        return not speaks_of(backend.iter_tagged_resources, word)

    return Gap(
        where=f"Tagging API, {where}",
        aws_does="finds them by their tags",
        believed_because=_SUPPORTED,
        is_open=is_open,
        mend=lambda: _list_too(backends, resources),
    )


GAPS = [
    Gap(
        where="Tagging API, EC2",
        aws_does="finds addresses, network ACLs, rules of security groups and endpoints, and flow "
        "logs, whose ARN says `vpc-flow-log`",
        believed_because=f"{_SUPPORTED}; Service Authorization Reference, Amazon EC2, resource types: "
        "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html",
        is_open=lambda: not speaks_of(EC2Backend.iter_tagged_resources, "elastic-ip"),
        mend=_call_flow_logs_by_their_name,
    ),
    _left_out("groups of RDS", rds_backends, _rds, "subnet_groups"),
    _left_out("listeners and their rules", elbv2_backends, _elbv2, "listener"),
    _left_out("ECR", ecr_backends, _ecr, "repositories"),
    _left_out("Cloud Map", servicediscovery_backends, _service_discovery, "namespaces"),
    _left_out(
        "scalable targets", applicationautoscaling_backends, _scalable_targets, "targets"
    ),
]

"""EC2: what cannot be deleted because something else uses it."""

from collections.abc import Iterator
from typing import Any

from moto.ec2.exceptions import DependencyViolationError, EC2ClientError
from moto.ec2.models import EC2Backend
from moto.elbv2.models import elbv2_backends
from moto.rds.models import rds_backends

from .gap import Gap, speaks_of

_API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference"
_TROUBLE = "https://docs.aws.amazon.com/vpc/latest/userguide"


def _interfaces(backend: Any) -> Iterator[tuple[set[str], set[str]]]:
    """The subnets and the security groups of everything that has network interfaces."""
    here = (backend.account_id, backend.region_name)
    for balancer in elbv2_backends[here[0]][here[1]].load_balancers.values():
        yield {subnet.id for subnet in balancer.subnets}, set(balancer.security_groups or [])
    for database in rds_backends[here[0]][here[1]].databases.values():
        group = getattr(database, "db_subnet_group", None)
        subnets = {subnet.id for subnet in group._subnets} if group else set()
        yield subnets, set(getattr(database, "vpc_security_group_ids", []))
    for endpoint in backend.vpc_end_points.values():
        if endpoint.state != "deleted" and endpoint.vpc_endpoint_type == "Interface":
            yield set(endpoint.subnet_ids or []), set(endpoint.security_group_ids)
    for gateway in backend.nat_gateways.values():
        if gateway.state != "deleted":
            yield {gateway.subnet_id}, set()
    for interface in backend.enis.values():
        if interface.description == "moto ECS":
            yield {interface.subnet.id}, {group.id for group in interface.group_set}


def _refuse(kind: str, id: str) -> None:
    raise DependencyViolationError(f"The {kind} '{id}' has dependencies and cannot be deleted.")


def _keep_subnets_in_use() -> None:
    delete = EC2Backend.delete_subnet

    def delete_subnet(self: EC2Backend, subnet_id: str) -> Any:
        if any(subnet_id in subnets for subnets, _ in _interfaces(self)):
            _refuse("subnet", subnet_id)
        return delete(self, subnet_id)

    EC2Backend.delete_subnet = delete_subnet


def _names(group: Any, id: str) -> bool:
    rules = [*group.ingress_rules, *group.egress_rules]
    return group.id != id and any(rule.source_group.get("GroupId") == id for rule in rules)


def _keep_security_groups_in_use() -> None:
    delete = EC2Backend.delete_security_group

    def delete_security_group(
        self: EC2Backend, name: str | None = None, group_id: str | None = None
    ) -> Any:
        others = [group for of_vpc in self.groups.values() for group in of_vpc.values()]
        in_use = any(group_id in groups for _, groups in _interfaces(self))
        if group_id and (in_use or any(_names(other, group_id) for other in others)):
            raise DependencyViolationError(f"resource {group_id} has a dependent object")
        return delete(self, name, group_id)

    EC2Backend.delete_security_group = delete_security_group


def _keep_addresses_in_use() -> None:
    release = EC2Backend.release_address

    def release_address(
        self: EC2Backend, address: str | None = None, allocation_id: str | None = None
    ) -> None:
        for gateway in self.nat_gateways.values():
            of_it = [one.get("allocationId") for one in gateway.address_set]
            if gateway.state != "deleted" and allocation_id in of_it:
                raise EC2ClientError(
                    "InvalidIPAddress.InUse", f"Address {allocation_id} is in use."
                )
        release(self, address, allocation_id)

    EC2Backend.release_address = release_address


def _maps_public_addresses(backend: Any, vpc_id: str) -> bool:
    gateways = [one for one in backend.nat_gateways.values() if one.state != "deleted"]
    balancers = elbv2_backends[backend.account_id][backend.region_name].load_balancers.values()
    return any(
        one.vpc_id == vpc_id and one.connectivity_type != "private" for one in gateways
    ) or any(one.vpc_id == vpc_id and one.scheme == "internet-facing" for one in balancers)


def _keep_internet_gateways_in_use() -> None:
    detach = EC2Backend.detach_internet_gateway

    def detach_internet_gateway(self: EC2Backend, internet_gateway_id: str, vpc_id: str) -> None:
        if _maps_public_addresses(self, vpc_id):
            raise DependencyViolationError(
                f"Network {vpc_id} has some mapped public address(es). Please unmap those public "
                "address(es) before detaching the gateway."
            )
        detach(self, internet_gateway_id, vpc_id)

    EC2Backend.detach_internet_gateway = detach_internet_gateway


def _keep_vpcs_in_use() -> None:
    delete = EC2Backend.delete_vpc

    def delete_vpc(self: EC2Backend, vpc_id: str) -> Any:
        gateways = [one for one in self.internet_gateways.values() if one.vpc]
        endpoints = [one for one in self.vpc_end_points.values() if one.state != "deleted"]
        if (
            any(one.vpc.id == vpc_id for one in gateways)
            or any(one.vpc_id == vpc_id for one in endpoints)
            or any(one.name != "default" for one in self.groups.get(vpc_id, {}).values())
            or any(
                one.vpc_id == vpc_id and not one.default for one in self.network_acls.values()
            )
        ):
            _refuse("vpc", vpc_id)
        return delete(self, vpc_id)

    EC2Backend.delete_vpc = delete_vpc


def _gap(operation: str, aws_does: str, page: str, method: Any, word: str, mend: Any) -> Gap:
    return Gap(
        where=f"EC2, {operation}",
        aws_does=aws_does,
        believed_because=page,
        is_open=lambda: not speaks_of(method, word),
        mend=mend,
    )


GAPS = [
    _gap(
        "DeleteSubnet",
        "refuses while something has a network interface in the subnet: a NAT gateway, a load "
        "balancer, a database, an endpoint, a task",
        f"Amazon VPC User Guide, Delete a subnet: {_TROUBLE}/subnet-deleting.html",
        EC2Backend.delete_subnet,
        "Dependency",
        _keep_subnets_in_use,
    ),
    _gap(
        "DeleteSecurityGroup",
        "refuses while something has the group, or a rule of another group names it",
        f"EC2 API Reference, DeleteSecurityGroup: {_API}/API_DeleteSecurityGroup.html",
        EC2Backend.delete_security_group,
        "Dependency",
        _keep_security_groups_in_use,
    ),
    _gap(
        "ReleaseAddress",
        "refuses while a NAT gateway has the address",
        f"EC2 API Reference, ReleaseAddress: {_API}/API_ReleaseAddress.html",
        EC2Backend.release_address,
        "InUse",
        _keep_addresses_in_use,
    ),
    _gap(
        "DetachInternetGateway",
        "refuses while NAT gateways or load balancers have public addresses in the VPC",
        f"EC2 API Reference, DetachInternetGateway: {_API}/API_DetachInternetGateway.html",
        EC2Backend.detach_internet_gateway,
        "mapped public",
        _keep_internet_gateways_in_use,
    ),
    _gap(
        "DeleteVpc, while in use",
        "refuses while the VPC has an internet gateway, an endpoint, or security groups or network "
        "ACLs of its own",
        f"Amazon VPC User Guide, Delete your VPC: {_TROUBLE}/delete-vpc.html",
        EC2Backend.delete_vpc,
        "internet_gateways",
        _keep_vpcs_in_use,
    ),
]

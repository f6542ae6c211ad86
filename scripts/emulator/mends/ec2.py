"""EC2: descriptions of security group rules, what goes with a VPC or a NAT gateway, and network ACLs that are gone."""

from typing import Any

from moto.ec2.exceptions import InvalidNetworkAclIdError, InvalidRouteTableIdError
from moto.ec2.models.nat_gateways import NatGatewayBackend
from moto.ec2.models.network_acls import NetworkAclBackend
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.vpcs import VPCBackend

from .gap import Gap, speaks_of


def _describe_every_rule() -> None:
    create = SecurityGroupRule.__init__

    def __init__(self: SecurityGroupRule, *args: Any, **named: Any) -> None:
        create(self, *args, **named)
        # The eighth argument; moto keeps no more of it than the id.
        prefix_list = named.get("prefix_list_id") or (args[7] if len(args) > 7 else None) or {}
        self.prefix_list_description = prefix_list.get("Description")

    def description(self: SecurityGroupRule) -> str | None:
        return (
            self.ip_range.get("Description")
            or self.source_group.get("Description")
            or self.prefix_list_description
        )

    SecurityGroupRule.__init__ = __init__
    SecurityGroupRule.description = property(description)


def _delete_the_default_network_acl() -> None:
    delete = VPCBackend.delete_vpc

    def delete_vpc(self: VPCBackend, vpc_id: str) -> Any:
        deleted = delete(self, vpc_id)
        for acl in list(self.network_acls.values()):
            if acl.vpc_id == vpc_id and acl.default:
                del self.network_acls[acl.id]
        return deleted

    VPCBackend.delete_vpc = delete_vpc


def _give_back_the_address_of_a_nat_gateway() -> None:
    delete = NatGatewayBackend.delete_nat_gateway

    def delete_nat_gateway(self: NatGatewayBackend, nat_gateway_id: str) -> Any:
        gateway = delete(self, nat_gateway_id)
        for address in self.address_by_allocation([one["allocationId"] for one in gateway.address_set]):
            if address.association_id:
                self.disassociate_address(association_id=address.association_id)
        return gateway

    NatGatewayBackend.delete_nat_gateway = delete_nat_gateway


def _miss_network_acls_by_their_name() -> None:
    describe = NetworkAclBackend.describe_network_acls

    def describe_network_acls(self: NetworkAclBackend, *args: Any, **named: Any) -> Any:
        try:
            return describe(self, *args, **named)
        except InvalidRouteTableIdError:
            asked = named.get("network_acl_ids") or (args[0] if args else [])
            missing = next(id for id in asked if id not in self.network_acls)
            raise InvalidNetworkAclIdError(missing) from None

    NetworkAclBackend.describe_network_acls = describe_network_acls


GAPS = [
    Gap(
        where="EC2, descriptions of security group rules",
        aws_does="describes a rule with its description when its other side is a security group or "
        "a prefix list, too",
        believed_because="EC2 API Reference, SecurityGroupRule, UserIdGroupPair and PrefixListId: "
        "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html",
        is_open=lambda: not speaks_of(SecurityGroupRule.description.fget, "source_group"),
        mend=_describe_every_rule,
    ),
    Gap(
        where="EC2, DeleteVpc",
        aws_does="deletes the default network ACL with the VPC",
        believed_because="EC2 API Reference, DeleteVpc: "
        "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html",
        is_open=lambda: not speaks_of(VPCBackend.delete_vpc, "acl"),
        mend=_delete_the_default_network_acl,
    ),
    Gap(
        where="EC2, DeleteNatGateway",
        aws_does="disassociates the Elastic IP address and keeps it, so that another NAT gateway can have it",
        believed_because="EC2 API Reference, DeleteNatGateway: "
        "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNatGateway.html",
        is_open=lambda: not speaks_of(NatGatewayBackend.delete_nat_gateway, "associat"),
        mend=_give_back_the_address_of_a_nat_gateway,
    ),
    Gap(
        where="EC2, DescribeNetworkAcls",
        aws_does="answers InvalidNetworkAclID.NotFound for one that does not exist, by which "
        "Terraform knows that it is gone",
        believed_because="EC2 API Reference, Error codes: https://docs.aws.amazon.com/AWSEC2/latest/"
        "APIReference/errors-overview.html",
        is_open=lambda: speaks_of(NetworkAclBackend.describe_network_acls, "RouteTable"),
        mend=_miss_network_acls_by_their_name,
    ),
]

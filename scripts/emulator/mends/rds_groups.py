"""RDS: groups of subnets and of parameters that exist already or are in use."""

from typing import Any

from moto.rds.exceptions import RDSClientError
from moto.rds.models import DBParameterGroup, DBSubnetGroup, RDSBackend

from .gap import Gap, speaks_of

_API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference"


def _refuse_a_second_subnet_group() -> None:
    create = RDSBackend.create_subnet_group

    def create_subnet_group(self: RDSBackend, subnet_name: str, *args: Any, **named: Any) -> Any:
        if subnet_name in self.subnet_groups:
            raise RDSClientError(
                "DBSubnetGroupAlreadyExists",
                f"The DB subnet group '{subnet_name}' already exists.",
            )
        return create(self, subnet_name, *args, **named)

    RDSBackend.create_subnet_group = create_subnet_group


def _keep_subnet_groups_in_use() -> None:
    delete = RDSBackend.delete_subnet_group

    def delete_subnet_group(self: RDSBackend, subnet_name: str) -> DBSubnetGroup:
        for instance in self.databases.values():
            if getattr(instance, "_db_subnet_group_name", None) == subnet_name:
                raise RDSClientError(
                    "InvalidDBSubnetGroupStateFault",
                    f"Cannot delete the subnet group '{subnet_name}' because at least one database "
                    f"instance: {instance.db_instance_identifier} is still using it.",
                )
        return delete(self, subnet_name)

    RDSBackend.delete_subnet_group = delete_subnet_group


def _keep_parameter_groups_in_use() -> None:
    delete = RDSBackend.delete_db_parameter_group

    def delete_db_parameter_group(
        self: RDSBackend, db_parameter_group_name: str
    ) -> DBParameterGroup:
        for instance in self.databases.values():
            if instance.db_parameter_group_name == db_parameter_group_name:
                raise RDSClientError(
                    "InvalidDBParameterGroupState",
                    "One or more database instances are still members of this parameter group "
                    f"{db_parameter_group_name}, so the group cannot be deleted",
                )
        return delete(self, db_parameter_group_name)

    RDSBackend.delete_db_parameter_group = delete_db_parameter_group


GAPS = [
    Gap(
        where="RDS, CreateDBSubnetGroup",
        aws_does="refuses a name that is taken",
        believed_because=f"RDS API Reference, CreateDBSubnetGroup: {_API}/API_CreateDBSubnetGroup.html",
        is_open=lambda: not speaks_of(RDSBackend.create_subnet_group, "lready"),
        mend=_refuse_a_second_subnet_group,
    ),
    Gap(
        where="RDS, DeleteDBSubnetGroup",
        aws_does="refuses while an instance is in the group",
        believed_because=f"RDS API Reference, DeleteDBSubnetGroup: {_API}/API_DeleteDBSubnetGroup.html",
        is_open=lambda: not speaks_of(RDSBackend.delete_subnet_group, "databases"),
        mend=_keep_subnet_groups_in_use,
    ),
    Gap(
        where="RDS, DeleteDBParameterGroup",
        aws_does="refuses while an instance uses the group",
        believed_because="RDS API Reference, DeleteDBParameterGroup: "
        f"{_API}/API_DeleteDBParameterGroup.html",
        is_open=lambda: not speaks_of(RDSBackend.delete_db_parameter_group, "databases"),
        mend=_keep_parameter_groups_in_use,
    ),
]

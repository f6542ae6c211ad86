"""RDS: backups by the id of their instance, restoring a moment from them, and new names."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moto.core.utils import utcnow
from moto.rds.exceptions import (
    DBInstanceAlreadyExists,
    DBInstanceNotFoundError,
    InvalidParameterCombination,
    RDSClientError,
)
from moto.rds.models import DBInstance, RDSBackend

from .gap import Gap, speaks_of

_API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference"


@dataclass(frozen=True)
class _Backup:
    db_instance_identifier: str
    dbi_resource_id: str
    allocated_storage: int
    encrypted: bool
    status: str
    region: str
    restore_window: dict[str, datetime]


def _retained(backend: RDSBackend) -> dict[str, DBInstance]:
    """Instances that were deleted without their backups, by their ids."""
    return backend.__dict__.setdefault("instances_with_backups", {})


def _with_backups(backend: RDSBackend) -> dict[str, DBInstance]:
    living = {
        one.dbi_resource_id: one
        for one in backend.databases.values()
        if one.backup_retention_period and not one.is_replica
    }
    return {**_retained(backend), **living}


def _backup_of(backend: RDSBackend, instance: DBInstance) -> _Backup:
    there = instance.dbi_resource_id not in _retained(backend)
    latest = utcnow() if there else instance.deleted_at  # type: ignore[attr-defined]
    return _Backup(
        db_instance_identifier=instance.db_instance_identifier,
        dbi_resource_id=instance.dbi_resource_id,
        allocated_storage=instance.allocated_storage,
        encrypted=instance.storage_encrypted,
        status="active" if there else "retained",
        region=instance.region,
        restore_window={"EarliestTime": instance.created, "LatestTime": latest},
    )


def _describe_backups_by_id() -> None:
    delete = RDSBackend.delete_db_instance

    def delete_db_instance(self: RDSBackend, *args: Any, **told: Any) -> DBInstance:
        gone = delete(self, *args, **told)
        keeps = told.get("delete_automated_backups") is False
        if keeps and gone.backup_retention_period and not gone.is_replica:
            gone.deleted_at = utcnow()  # type: ignore[attr-defined]
            _retained(self)[gone.dbi_resource_id] = gone
        return gone

    def describe_db_instance_automated_backups(
        self: RDSBackend,
        dbi_resource_id: str | None = None,
        db_instance_identifier: str | None = None,
        **_: Any,
    ) -> list[_Backup]:
        return [
            _backup_of(self, one)
            for one in _with_backups(self).values()
            if dbi_resource_id in (None, one.dbi_resource_id)
            and db_instance_identifier in (None, one.db_instance_identifier)
        ]

    RDSBackend.delete_db_instance = delete_db_instance
    RDSBackend.describe_db_instance_automated_backups = describe_db_instance_automated_backups


# What no instance takes over from the one whose data it has.
_ITS_OWN = {
    "backend",
    "db_subnet_group",
    "dbi_resource_id",
    "deletion_protection",
    "enabled_cloudwatch_logs_exports",
    "manage_master_user_password",
    "master_user_secret",
    "max_allocated_storage",
    "replicas",
    "tags",
}


def _restore_moments() -> None:
    def restore_db_instance_to_point_in_time(
        self: RDSBackend, source_name: str | None, name: str, told: dict[str, Any]
    ) -> DBInstance:
        backups = _with_backups(self)
        source = backups.get(told.get("source_dbi_resource_id", ""))
        if source is None and source_name is not None:
            source = self.describe_db_instances(source_name)[0]
        if source is None:
            raise DBInstanceNotFoundError(told.get("source_dbi_resource_id") or "")
        if source.dbi_resource_id not in backups:
            raise RDSClientError(
                "PointInTimeRestoreNotEnabled",
                f"Backups are not enabled for {source.db_instance_identifier}.",
            )
        if bool(told.get("restore_time")) == bool(told.get("use_latest_restorable_time")):
            raise InvalidParameterCombination(
                "Exactly one of RestoreTime and UseLatestRestorableTime must be specified."
            )
        kept = {
            key.removeprefix("_"): value
            for key, value in source.__dict__.items()
            if key.removeprefix("_") not in _ITS_OWN
        }
        if not source.option_group_supplied:
            del kept["option_group_name"]
        given = {key: value for key, value in told.items() if value is not None}
        return self.create_db_instance({**kept, **given, "db_instance_identifier": name})

    RDSBackend.restore_db_instance_to_point_in_time = restore_db_instance_to_point_in_time


def _rename_for_everybody() -> None:
    modify = RDSBackend.modify_db_instance

    def modify_db_instance(
        self: RDSBackend, db_instance_identifier: str, db_kwargs: dict[str, Any]
    ) -> DBInstance:
        new = db_kwargs.get("new_db_instance_identifier")
        if new is not None and new in self.databases:
            raise DBInstanceAlreadyExists()
        instance = modify(self, db_instance_identifier, db_kwargs)
        for other in self.databases.values() if new is not None else []:
            if other.source_db_instance_identifier == db_instance_identifier:
                other.source_db_instance_identifier = new
            other.replicas = [
                new if one == db_instance_identifier else one for one in other.replicas
            ]
        return instance

    RDSBackend.modify_db_instance = modify_db_instance


GAPS = [
    Gap(
        where="RDS, automated backups",
        aws_does="describes them by the id of their instance, with the moments that can be restored, "
        "and keeps those of a deleted instance where it was told to",
        believed_because="RDS API Reference, DescribeDBInstanceAutomatedBackups: "
        f"{_API}/API_DescribeDBInstanceAutomatedBackups.html",
        is_open=lambda: not speaks_of(
            RDSBackend.describe_db_instance_automated_backups, "dbi_resource_id"
        ),
        mend=_describe_backups_by_id,
    ),
    Gap(
        where="RDS, restoring a moment",
        aws_does="takes the source by its id too, also of a deleted instance whose backups were kept; "
        "refuses one without backups, and a moment that is not said; the new instance has neither "
        "tags, protection nor a managed password of the old",
        believed_because="RDS API Reference, RestoreDBInstanceToPointInTime: "
        f"{_API}/API_RestoreDBInstanceToPointInTime.html",
        is_open=lambda: not speaks_of(
            RDSBackend.restore_db_instance_to_point_in_time, "source_dbi_resource_id"
        ),
        mend=_restore_moments,
    ),
    Gap(
        where="RDS, new names",
        aws_does="refuses a name that is taken, and lets replicas follow a source that gets another "
        "one",
        believed_because="RDS User Guide, Renaming a DB instance: https://docs.aws.amazon.com/"
        "AmazonRDS/latest/UserGuide/USER_RenameInstance.html",
        is_open=lambda: not speaks_of(RDSBackend.modify_db_instance, "DBInstanceAlreadyExists"),
        mend=_rename_for_everybody,
    ),
]

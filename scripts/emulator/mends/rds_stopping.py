"""RDS: what a stopped instance refuses, and which ones are never stopped."""

from typing import Any

from moto.rds.exceptions import RDSClientError
from moto.rds.models import DBInstance, DBSnapshot, RDSBackend

from .gap import Gap, speaks_of

_STOPPING = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_StopInstance.html"
_API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference"


def _refuse(words: str) -> None:
    raise RDSClientError("InvalidDBInstanceState", words)


def _stop_none_with_replicas() -> None:
    stop = RDSBackend.stop_db_instance

    def stop_db_instance(self: RDSBackend, db_instance_identifier: str, *args: Any) -> DBInstance:
        known = self.describe_db_instances(db_instance_identifier)[0]
        if known.is_replica or known.replicas:
            _refuse(f"Cannot stop instance {db_instance_identifier}, which has or is a read replica.")
        return stop(self, db_instance_identifier, *args)

    RDSBackend.stop_db_instance = stop_db_instance


def _modify_none_that_is_stopped() -> None:
    modify = RDSBackend.modify_db_instance

    def modify_db_instance(
        self: RDSBackend, db_instance_identifier: str, db_kwargs: dict[str, Any]
    ) -> DBInstance:
        known = self.describe_db_instances(db_instance_identifier)[0]
        if known.status == "stopped":
            _refuse(f"Database instance: {db_instance_identifier} is not in available state.")
        return modify(self, db_instance_identifier, db_kwargs)

    RDSBackend.modify_db_instance = modify_db_instance


def _snapshot_what_is_available() -> None:
    create = RDSBackend.create_db_snapshot

    def create_db_snapshot(
        self: RDSBackend, db_instance_identifier: str, *args: Any, **told: Any
    ) -> DBSnapshot:
        known = self.databases.get(db_instance_identifier)
        if known is not None and known.status not in ("available", "storage-optimization"):
            _refuse(
                f"Cannot create a snapshot because the database instance {db_instance_identifier} "
                "is not currently in the available state."
            )
        return create(self, db_instance_identifier, *args, **told)

    RDSBackend.create_db_snapshot = create_db_snapshot


GAPS = [
    Gap(
        where="RDS, StopDBInstance",
        aws_does="stops no instance that has a read replica or is one, and says that of its state",
        believed_because=f"RDS User Guide, Stopping a DB instance, limitations: {_STOPPING}",
        is_open=lambda: not speaks_of(RDSBackend.stop_db_instance, "replicas"),
        mend=_stop_none_with_replicas,
    ),
    Gap(
        where="RDS, ModifyDBInstance of a stopped instance",
        aws_does="modifies no instance that is stopped",
        believed_because=f"RDS User Guide, Stopping a DB instance, limitations: {_STOPPING}",
        is_open=lambda: not speaks_of(RDSBackend.modify_db_instance, "stopped"),
        mend=_modify_none_that_is_stopped,
    ),
    Gap(
        where="RDS, CreateDBSnapshot",
        aws_does="takes a snapshot of an instance that is available or storage-optimization, and of no other",
        believed_because=f"RDS API Reference, CreateDBSnapshot: {_API}/API_CreateDBSnapshot.html",
        is_open=lambda: not speaks_of(RDSBackend.create_db_snapshot, "storage-optimization"),
        mend=_snapshot_what_is_available,
    ),
]

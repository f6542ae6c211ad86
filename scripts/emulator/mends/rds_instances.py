"""RDS: what tells database instances apart, and their replicas, snapshots and deletion."""

import copy
from typing import Any

from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random
from moto.rds.exceptions import InvalidParameterCombination, InvalidParameterValue, RDSClientError
from moto.rds.models import DBInstance, RDSBackend

from .gap import Gap, speaks_of

_API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference"
# As moto has it for every instance.
_ONE_ID_FOR_ALL = "db-M5ENSHXFPU6XHZ4G4ZEI5QIO2U"
_NO_AUTHORITY = "rds-ca-default"


def _new_resource_id() -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    return "db-" + "".join(mock_random.choice(letters) for _ in range(26))


def _tell_apart() -> None:
    create = DBInstance.__init__

    def __init__(self: DBInstance, *args: Any, **told: Any) -> None:
        create(self, *args, **told)
        self.dbi_resource_id = _new_resource_id()

    DBInstance.__init__ = __init__


def _name_the_default_authority() -> None:
    create = DBInstance.__init__

    def __init__(self: DBInstance, *args: Any, **told: Any) -> None:
        create(self, *args, **told)
        if self.ca_certificate_identifier == _NO_AUTHORITY:
            self.ca_certificate_identifier = "rds-ca-rsa2048-g1"

    DBInstance.__init__ = __init__


def _refuse_replica_of(source: DBInstance) -> None:
    if not source.backup_retention_period:
        raise RDSClientError(
            "InvalidDBInstanceState",
            "Automated backups are not enabled for this database instance. To enable automated "
            "backups, use ModifyDBInstance to set the backup retention period to a non-zero value.",
        )
    if source.manage_master_user_password and source.engine != "sqlserver-ee":
        raise InvalidParameterValue(
            f"Creating read replicas for source instance with engine {source.engine} where "
            "ManageMasterUserPassword is enabled is not supported."
        )


def _make_replicas_of_their_own() -> None:
    def create_db_instance_read_replica(self: RDSBackend, told: dict[str, Any]) -> DBInstance:
        source = self.find_db_from_id(told["source_db_instance_identifier"])
        _refuse_replica_of(source)
        replica = copy.copy(source)
        replica.backend = self
        replica.dbi_resource_id = _new_resource_id()
        replica.created = replica.instance_create_time = utcnow()
        replica.set_as_replica()
        # What a replica does not take over from its source.
        own = {
            "backup_retention_period": 0,
            "deletion_protection": False,
            "multi_az": False,
            "enabled_cloudwatch_logs_exports": told.get("enable_cloudwatch_logs_exports") or [],
            "tags": told.get("tags") or [],
        }
        for name, value in own.items():
            setattr(replica, name, value)
        replica.update(**told)
        self.databases[told["db_instance_identifier"]] = replica
        source.add_replica(replica)
        return replica

    RDSBackend.create_db_instance_read_replica = create_db_instance_read_replica


def _ask_for_a_final_snapshot() -> None:
    delete = RDSBackend.delete_db_instance

    def delete_db_instance(self: RDSBackend, db_instance_identifier: str, **told: Any) -> Any:
        known = self.databases.get(db_instance_identifier)
        snapshot, skipped = (
            told.get("final_db_snapshot_identifier"),
            told.get("skip_final_snapshot"),
        )
        if known and not known.is_replica and not known.deletion_protection:
            if not snapshot and not skipped:
                raise InvalidParameterCombination(
                    "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified."
                )
            if snapshot and skipped:
                raise InvalidParameterCombination(
                    "FinalDBSnapshotIdentifier can not be specified when deleting with "
                    "SkipFinalSnapshot."
                )
        return delete(self, db_instance_identifier=db_instance_identifier, **told)

    RDSBackend.delete_db_instance = delete_db_instance


def _restore_without_what_was_protected() -> None:
    restore = RDSBackend.restore_db_instance_from_db_snapshot

    def restore_db_instance_from_db_snapshot(
        self: RDSBackend, from_snapshot_id: str, overrides: dict[str, Any]
    ) -> DBInstance:
        # RDS's own are called `rds:…`, in their ARNs too.
        known = self.database_snapshots.get(from_snapshot_id.split(":snapshot:")[-1])
        if known is not None:
            known.database.deletion_protection = False
            known.database.manage_master_user_password = False
        return restore(self, from_snapshot_id, overrides)

    RDSBackend.restore_db_instance_from_db_snapshot = restore_db_instance_from_db_snapshot


GAPS = [
    Gap(
        where="RDS, DbiResourceId",
        aws_does="gives each instance an id of its own that no other ever has",
        believed_because=f"RDS API Reference, DBInstance: {_API}/API_DBInstance.html",
        is_open=lambda: speaks_of(DBInstance.__init__, _ONE_ID_FOR_ALL),
        mend=_tell_apart,
    ),
    Gap(
        where="RDS, certificate authority",
        aws_does="signs the certificate of a new instance with rds-ca-rsa2048-g1 where it was not told",
        believed_because="RDS User Guide, Using SSL/TLS to encrypt a connection, certificate "
        "authorities: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
        is_open=lambda: speaks_of(DBInstance.__init__, _NO_AUTHORITY),
        mend=_name_the_default_authority,
    ),
    Gap(
        where="RDS, read replicas",
        aws_does="makes an instance of its own, without backups, protection and standby where it was "
        "not told; refuses one of a source that has no backups, or whose password RDS manages "
        "(but for SQL Server)",
        believed_because="RDS User Guide, Working with DB instance read replicas, and Password "
        "management with Amazon RDS and AWS Secrets Manager, limitations: https://docs.aws.amazon.com/"
        "AmazonRDS/latest/UserGuide/rds-secrets-manager.html; the words: https://github.com/"
        "terraform-aws-modules/terraform-aws-rds/issues/532",
        is_open=lambda: not speaks_of(
            RDSBackend.create_db_instance_read_replica, "manage_master_user_password"
        ),
        mend=_make_replicas_of_their_own,
    ),
    Gap(
        where="RDS, final snapshots",
        aws_does="refuses to delete an instance, unless it is a replica, without either a final "
        "snapshot's name or being told to skip it",
        believed_because=f"RDS API Reference, DeleteDBInstance: {_API}/API_DeleteDBInstance.html",
        is_open=lambda: not speaks_of(RDSBackend.delete_db_instance, "is required unless"),
        mend=_ask_for_a_final_snapshot,
    ),
    Gap(
        where="RDS, restoring a snapshot",
        aws_does="restores without deletion protection where it was not told, and without a password "
        "that RDS manages (but for Oracle)",
        believed_because="RDS API Reference, RestoreDBInstanceFromDBSnapshot: "
        f"{_API}/API_RestoreDBInstanceFromDBSnapshot.html",
        is_open=lambda: not speaks_of(
            RDSBackend.restore_db_instance_from_db_snapshot, "deletion_protection"
        ),
        mend=_restore_without_what_was_protected,
    ),
]

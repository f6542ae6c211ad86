"""RDS: parameters that a user set, and Performance Insights."""

from typing import Any

from moto.rds.models import DBInstance, DBParameterGroup

from .gap import Gap, speaks_of

_INSIGHTS = "performance_insights"


def _say_who_set_a_parameter() -> None:
    update = DBParameterGroup.update_parameters

    def update_parameters(self: DBParameterGroup, new_parameters: Any) -> None:
        set_by_user = [{**parameter, "Source": "user"} for parameter in new_parameters]
        update(self, set_by_user)

    DBParameterGroup.update_parameters = update_parameters


def _remember_insights(instance: DBInstance, told: dict[str, Any]) -> None:
    enabled = told.get(f"enable_{_INSIGHTS}")
    if enabled is not None:
        instance.performance_insights_enabled = enabled
    if not instance.performance_insights_enabled:
        instance.performance_insights_kms_key_id = None
        instance.performance_insights_retention_period = None
        return
    for name, default in (
        ("kms_key_id", f"arn:aws:kms:{instance.region}:{instance.account_id}:key/aws-rds"),
        ("retention_period", 7),
    ):
        attribute = f"{_INSIGHTS}_{name}"
        known = getattr(instance, attribute, None)
        setattr(instance, attribute, told.get(attribute) or known or default)


def _keep_insights() -> None:
    create, update = DBInstance.__init__, DBInstance.update

    def __init__(self: DBInstance, *args: Any, **told: Any) -> None:
        create(self, *args, **told)
        self.performance_insights_enabled = False
        _remember_insights(self, told)

    def update_instance(self: DBInstance, **told: Any) -> None:
        update(self, **told)
        _remember_insights(self, told)

    DBInstance.__init__ = __init__
    DBInstance.update = update_instance


GAPS = [
    Gap(
        where="RDS, parameter groups",
        aws_does="answers with the source `user` for parameters that were set, by which they are "
        "found",
        believed_because="RDS API Reference, DescribeDBParameters, Source: https://docs.aws.amazon."
        "com/AmazonRDS/latest/APIReference/API_DescribeDBParameters.html",
        is_open=lambda: not speaks_of(DBParameterGroup, "Source"),
        mend=_say_who_set_a_parameter,
    ),
    Gap(
        where="RDS, Performance Insights",
        aws_does="describes whether they are enabled, for how long they are kept (7 days where it "
        "was not told) and with which key",
        believed_because="RDS API Reference, CreateDBInstance and DBInstance: https://docs.aws."
        "amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
        is_open=lambda: not speaks_of(DBInstance, _INSIGHTS),
        mend=_keep_insights,
    ),
]

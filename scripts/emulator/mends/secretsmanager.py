"""Secrets Manager: names of secrets that are scheduled for deletion."""

from typing import Any

from moto.secretsmanager.exceptions import InvalidRequestException
from moto.secretsmanager.models import SecretsManagerBackend as Backend

from .gap import Gap, speaks_of


def _say_that_it_is_scheduled() -> None:
    create = Backend.create_secret

    def create_secret(self: Backend, name: str, *args: Any, **named: Any) -> str:
        known = self.secrets.get(name)
        if known is not None and known.is_deleted():
            raise InvalidRequestException(
                "You can't create this secret because a secret with this name is already scheduled "
                "for deletion."
            )
        return create(self, name, *args, **named)

    Backend.create_secret = create_secret


GAPS = [
    Gap(
        where="Secrets Manager, CreateSecret",
        aws_does="refuses the name of a secret that is scheduled for deletion with "
        "InvalidRequestException, so that it is told from one that is in use",
        believed_because="https://github.com/hashicorp/terraform-provider-aws/issues/5127; AWS "
        "knowledge center, Secrets Manager already scheduled for deletion: https://repost.aws/"
        "knowledge-center/delete-secrets-manager-secret",
        is_open=lambda: not speaks_of(Backend.create_secret, "scheduled"),
        mend=_say_that_it_is_scheduled,
    )
]

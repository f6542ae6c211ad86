"""KMS: how often a key rotates, and keys that are pending deletion."""

import json
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.kms.models import KmsBackend as Backend
from moto.kms.responses import KmsResponse as Response

from .gap import Gap, speaks_of

_DAYS = "RotationPeriodInDays"


def _keep_the_period() -> None:
    enable, status = Response.enable_key_rotation, Response.get_key_rotation_status

    def key_of(response: Response):
        backend = response.kms_backend
        return backend.keys[backend.get_key_id(response._get_param("KeyId"))]

    def enable_key_rotation(self: Response) -> str:
        answer = enable(self)
        key_of(self).rotation_period = self._get_param(_DAYS) or 365
        return answer

    def get_key_rotation_status(self: Response) -> str:
        answer = json.loads(status(self))
        if answer["KeyRotationEnabled"]:
            answer[_DAYS] = getattr(key_of(self), "rotation_period", 365)
        return json.dumps(answer)

    Response.enable_key_rotation = enable_key_rotation
    Response.get_key_rotation_status = get_key_rotation_status


def _refuse_while_pending(name: str) -> None:
    call = getattr(Backend, name)

    def refuse(self: Backend, *args: Any, **named: Any) -> Any:
        asked = named.get("key_id") or (args[0] if args else "")
        key = self.keys.get(self.get_key_id(self.any_id_to_key_id(asked)))
        if key is not None and key.key_state == "PendingDeletion":
            raise JsonRESTError("KMSInvalidStateException", f"{key.arn} is pending deletion.")
        return call(self, *args, **named)

    setattr(Backend, name, refuse)


def _refuse_keys_pending_deletion() -> None:
    for name in ("encrypt", "generate_data_key", "enable_key_rotation", "schedule_key_deletion"):
        _refuse_while_pending(name)


GAPS = [
    Gap(
        where="KMS, rotation",
        aws_does="answers with the period of a rotation, 365 days where it was not told",
        believed_because="KMS API Reference, GetKeyRotationStatus: https://docs.aws.amazon.com/"
        "kms/latest/APIReference/API_GetKeyRotationStatus.html",
        is_open=lambda: not speaks_of(Response, _DAYS),
        mend=_keep_the_period,
    ),
    Gap(
        where="KMS, keys that are pending deletion",
        aws_does="refuses to use, rotate or schedule them again",
        believed_because="KMS Developer Guide, Key states of AWS KMS keys: https://docs.aws.amazon.com/"
        "kms/latest/developerguide/key-state.html",
        is_open=lambda: not speaks_of(Backend.encrypt, "State"),
        mend=_refuse_keys_pending_deletion,
    ),
]

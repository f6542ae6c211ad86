"""KMS: how often a key rotates."""

import json

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


GAPS = [
    Gap(
        where="KMS, rotation",
        aws_does="answers with the period of a rotation, 365 days where it was not told",
        believed_because="KMS API Reference, GetKeyRotationStatus: https://docs.aws.amazon.com/"
        "kms/latest/APIReference/API_GetKeyRotationStatus.html",
        is_open=lambda: not speaks_of(Response, _DAYS),
        mend=_keep_the_period,
    )
]

"""S3: conditions of bucket policies."""

import json
from typing import Any

from flask import request
from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket

from .gap import Gap, speaks_of

# By operator: whether a value, or None where the request has none, meets what is expected.
OPERATORS = {
    "Bool": lambda value, expected: value is not None and value.lower() in expected,
    "Null": lambda value, expected: str(value is None).lower() in expected,
    "StringEquals": lambda value, expected: value in expected,
    "StringNotEquals": lambda value, expected: value not in expected,
}


def _context() -> dict[str, str]:
    """What a policy may ask of the request: over TLS, as the same request would come to AWS."""
    headers = {f"s3:{name.lower()}": value for name, value in request.headers.items()}
    return {**headers, "aws:SecureTransport": "true"}


def _known(statement: dict[str, Any]) -> bool:
    return all(operator in OPERATORS for operator in statement.get("Condition", {}))


def _applies(statement: dict[str, Any], context: dict[str, str]) -> bool:
    return all(
        OPERATORS[operator](
            context.get(key), expected if isinstance(expected, list) else [expected]
        )
        for operator, keys in statement.get("Condition", {}).items()
        for key, expected in keys.items()
    )


def _applying(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    context = _context()
    unknown = [statement for statement in statements if not _known(statement)]
    applying = [
        {**statement, "Condition": {}}
        for statement in statements
        if _known(statement) and _applies(statement, context)
    ]
    return [*unknown, *applying]


def _ask_the_conditions() -> None:
    def get_permission(self: FakeBucket, action: str, resource: str) -> PermissionResult:
        if self.policy is None:
            return PermissionResult.NEUTRAL
        policy = json.loads(self.policy)
        statements = policy["Statement"]
        applying = _applying(statements if isinstance(statements, list) else [statements])
        rest = IAMPolicy(json.dumps({**policy, "Statement": applying}))
        return rest.is_action_permitted(action, resource)

    FakeBucket.get_permission = get_permission


GAPS = [
    Gap(
        where="S3, conditions of bucket policies",
        aws_does="applies a statement only to requests that meet its conditions; what talks to the "
        "emulator's plain HTTP on the loopback would come to AWS over TLS",
        believed_because="IAM User Guide, IAM JSON policy elements, Condition operators: https://docs."
        "aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
        is_open=lambda: not speaks_of(FakeBucket.get_permission, "ondition"),
        mend=_ask_the_conditions,
    )
]

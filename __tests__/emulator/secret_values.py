"""Prints every secret value that an account holds, as a JSON list; of values that are JSON themselves
each string in them that is not a name: a password, a key."""

import json

import boto3

NAMES = {"username", "engine", "host", "port", "dbname"}


def values(text: str) -> list[str]:
    try:
        parsed = json.loads(text)
    except ValueError:
        return [text]
    if not isinstance(parsed, dict):
        return [text]
    return [str(value) for key, value in parsed.items() if key not in NAMES]


secrets = boto3.client("secretsmanager")
found = []
for page in secrets.get_paginator("list_secrets").paginate():
    for secret in page["SecretList"]:
        try:
            found += values(secrets.get_secret_value(SecretId=secret["ARN"])["SecretString"])
        except secrets.exceptions.ResourceNotFoundException:
            pass  # a supplied secret that has no value yet
print(json.dumps(found))

"""What an account already holds when the platform comes to it: made as told, before the first request.

Terraform is given these ids in its configuration, so they have to be exactly those; no API of AWS
takes an id.
"""

import json
from typing import Any

from moto.acm.models import CertBundle, acm_backends
from moto.route53.models import route53_backends
from moto.utilities.utils import get_partition


def give(account: str, given: dict[str, Any]) -> None:
    for zone in given.get("hostedZones", []):
        _hosted_zone(account, zone["id"], zone["name"])
    for arn in given.get("certificates", []):
        _certificate(account, arn)


def give_what_is_told(account: str, text: str | None) -> None:
    give(account, json.loads(text) if text else {})


def _hosted_zone(account: str, id: str, name: str) -> None:
    backend = route53_backends[account][get_partition("us-east-1")]
    zone = backend.create_hosted_zone(name=f"{name.rstrip('.')}.", private_zone=False)
    del backend.zones[zone.resource_id]
    zone.resource_id = id
    backend.zones[id] = zone


def _certificate(account: str, arn: str) -> None:
    region = arn.split(":")[3]
    certificate = CertBundle.generate_cert(
        "given.example.com", account_id=account, region=region
    )
    certificate.arn = arn
    certificate.status = "ISSUED"
    acm_backends[account][region]._certificates[arn] = certificate

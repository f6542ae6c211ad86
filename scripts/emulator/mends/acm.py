"""ACM: when a certificate that is validated by DNS is issued."""

from moto.acm.models import CertBundle
from moto.route53.models import route53_backends

from .gap import Gap, speaks_of


def _records_of(account: str) -> set[tuple[str, str]]:
    zones = [
        zone for backend in route53_backends[account].values() for zone in backend.zones.values()
    ]
    return {
        (record.name.rstrip("."), value.rstrip("."))
        for zone in zones
        for record in zone.rrsets
        if record.type == "CNAME"
        for value in record.records
    }


def _is_validated(certificate: CertBundle) -> bool:
    described = certificate.describe()["Certificate"]
    wanted = [option["ResourceRecord"] for option in described["DomainValidationOptions"]]
    there = _records_of(certificate.arn.split(":")[4])
    return all((one["Name"].rstrip("."), one["Value"].rstrip(".")) in there for one in wanted)


def _issue_when_the_records_are_there() -> None:
    def check(self: CertBundle) -> None:
        if self.type != "AMAZON_ISSUED" or self.status != "PENDING_VALIDATION":
            return
        if _is_validated(self):
            self.status = "ISSUED"

    CertBundle.check = check


GAPS = [
    Gap(
        where="ACM, validation by DNS",
        aws_does="issues a certificate once the records that prove the domains are in the DNS, and not "
        "before; moto issues every one after a minute",
        believed_because="ACM User Guide, DNS validation: https://docs.aws.amazon.com/acm/latest/"
        "userguide/dns-validation.html",
        is_open=lambda: speaks_of(CertBundle.check, "ACM_VALIDATION_WAIT"),
        mend=_issue_when_the_records_are_there,
    )
]

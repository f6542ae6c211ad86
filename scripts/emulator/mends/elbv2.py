"""Elastic Load Balancing: load balancers that are protected."""

from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend as Backend

from .gap import Gap, speaks_of


def _keep_what_is_protected() -> None:
    delete = Backend.delete_load_balancer

    def delete_load_balancer(self: Backend, arn: str) -> None:
        known = self.load_balancers.get(arn)
        if known is not None and known.attrs.get("deletion_protection.enabled") == "true":
            raise ELBClientError(
                "OperationNotPermitted",
                f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
            )
        delete(self, arn)

    Backend.delete_load_balancer = delete_load_balancer


GAPS = [
    Gap(
        where="Elastic Load Balancing, DeleteLoadBalancer",
        aws_does="refuses while deletion protection is enabled",
        believed_because="Elastic Load Balancing API Reference, DeleteLoadBalancer: https://docs.aws."
        "amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html",
        is_open=lambda: not speaks_of(Backend.delete_load_balancer, "protection"),
        mend=_keep_what_is_protected,
    )
]

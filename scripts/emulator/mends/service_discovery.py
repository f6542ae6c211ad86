"""Cloud Map: namespaces of one name."""

from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.servicediscovery.models import ServiceDiscoveryBackend as Backend

from .gap import Gap, speaks_of


def _refuse_a_second_namespace() -> None:
    create = Backend.create_http_namespace

    def create_http_namespace(self: Backend, name: str, *args: Any, **named: Any) -> str:
        if any(namespace.name == name for namespace in self.namespaces.values()):
            raise JsonRESTError(
                "NamespaceAlreadyExists", f"Namespace with name {name} already exists"
            )
        return create(self, name, *args, **named)

    Backend.create_http_namespace = create_http_namespace


GAPS = [
    Gap(
        where="Cloud Map, CreateHttpNamespace",
        aws_does="refuses a name that the account has in the region",
        believed_because="Cloud Map API Reference, CreateHttpNamespace, NamespaceAlreadyExists: "
        "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html",
        is_open=lambda: not speaks_of(Backend.create_http_namespace, "lready"),
        mend=_refuse_a_second_namespace,
    )
]

"""Whether ECS can pull the images of a task definition; no gap by itself."""

import re
from typing import Any

from moto.ecr.models import ecr_backends

_OWN = re.compile(
    r"^(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[\w-]+)\.amazonaws\.com(?:\.cn)?/"
    r"(?P<repository>[^@:]+)(?:@(?P<digest>sha256:\w+)|:(?P<tag>[\w.-]+))?$"
)


def cannot_pull(task_definition: Any) -> str | None:
    """In the words of a stopped task; None for what can be pulled.

    Registries other than ECR are taken to have every image, and so are repositories that the
    emulator does not have: an environment is often tried without what makes its repository.
    """
    for container in task_definition.container_definitions:
        image = container.get("image", "")
        if not _is_there(image):
            return (
                f"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to "
                f"resolve ref {image}: {image}: not found"
            )
    return None


def _is_there(image: str) -> bool:
    asked = _OWN.match(image)
    if asked is None:
        return True
    repository = ecr_backends[asked["account"]][asked["region"]].repositories.get(
        asked["repository"]
    )
    if repository is None:
        return True
    if asked["digest"]:
        return any(one.get_image_digest() == asked["digest"] for one in repository.images)
    return any((asked["tag"] or "latest") in one.image_tags for one in repository.images)

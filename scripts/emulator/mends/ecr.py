"""ECR: the digest of an image, and its scan."""

import hashlib
from datetime import datetime, timezone
from typing import Any

from moto.ecr.models import ECRBackend, Image

from .gap import Gap, speaks_of


def _hash_the_manifest() -> None:
    def _create_digest(self: Image) -> None:
        text = self.image_manifest or ""
        self._image_digest = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"

    Image._create_digest = _create_digest


def _scan_on_push() -> None:
    put = ECRBackend.put_image

    def put_image(self: ECRBackend, repository_name: str, *args: Any, **told: Any) -> Image:
        image = put(self, repository_name, *args, **told)
        settings = self.repositories[repository_name].image_scanning_configuration
        if settings.get("scanOnPush") and not image.last_scan:
            image.last_scan = datetime.now(timezone.utc).replace(tzinfo=None)
        return image

    ECRBackend.put_image = put_image


GAPS = [
    Gap(
        where="ECR, imageDigest",
        aws_does="calls an image by the SHA-256 of its manifest, so that two manifests are two images",
        believed_because="OCI Distribution Specification, Pushing Manifests, which ECR implements: "
        "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests; "
        "ECR API Reference, Image, imageId",
        is_open=lambda: speaks_of(Image._create_digest, "layer_digests"),
        mend=_hash_the_manifest,
    ),
    Gap(
        where="ECR, scanOnPush",
        aws_does="scans an image that is pushed to a repository which asks for it",
        believed_because="ECR User Guide, Scan images for OS vulnerabilities: https://docs.aws.amazon.com/"
        "AmazonECR/latest/userguide/image-scanning-basic.html; ECR API Reference, "
        "ImageScanningConfiguration, scanOnPush",
        is_open=lambda: not speaks_of(ECRBackend.put_image, "last_scan"),
        mend=_scan_on_push,
    ),
]

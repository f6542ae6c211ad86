"""ECR: the digest of an image."""

import hashlib

from moto.ecr.models import Image

from .gap import Gap, speaks_of


def _hash_the_manifest() -> None:
    def _create_digest(self: Image) -> None:
        text = self.image_manifest or ""
        self._image_digest = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"

    Image._create_digest = _create_digest


GAPS = [
    Gap(
        where="ECR, imageDigest",
        aws_does="calls an image by the SHA-256 of its manifest, so that two manifests are two images",
        believed_because="OCI Distribution Specification, Pushing Manifests, which ECR implements: "
        "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests; "
        "ECR API Reference, Image, imageId",
        is_open=lambda: speaks_of(Image._create_digest, "layer_digests"),
        mend=_hash_the_manifest,
    )
]

"""The one list of what moto gets wrong and is mended here.

A gap is named after what AWS does, says why that is believed (a page of AWS's documentation, an
issue of the provider), and patches the running server. It makes the emulator behave as AWS
documents, never as this platform's output would like. Delete it when an upgrade of moto mends it.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    aws_does: str
    believed_because: str
    mend: Callable[[], None]


GAPS: list[Gap] = []

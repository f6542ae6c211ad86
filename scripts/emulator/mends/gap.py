"""What a gap is, and how an upgrade that closes one is noticed."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Gap:
    where: str
    """Completes "AWS …"."""
    aws_does: str
    """A page of AWS's documentation, an issue of the provider."""
    believed_because: str
    """Whether moto still has it wrong; cheap, and asked before anything is mended."""
    is_open: Callable[[], bool]
    mend: Callable[[], None]


def speaks_of(source: Any, word: str) -> bool:
    """Whether the code of a class, function or module contains a word."""
    return word in inspect.getsource(source)

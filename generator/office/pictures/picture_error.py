"""The error of a picture that cannot be read or placed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

PictureFault = Literal[
    "folder", "path", "missing", "bytes", "format", "broken", "pixels", "length", "qr-long", "qr-empty"
]


class PictureError(ValueError):
    """A picture cannot be read or placed because of ``fault``, with its facts."""

    def __init__(self, fault: PictureFault, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(fault)
        self.fault: PictureFault = fault
        self.facts = dict(facts or {})

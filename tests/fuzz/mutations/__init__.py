"""Inputs made worse, a little or thoroughly: bytes, packages, the XML in them, and texts."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence

from tests.fuzz.mutations.flat import mutated_bytes
from tests.fuzz.mutations.packages import mutated_package
from tests.fuzz.mutations.texts import mutated_text

_FLAT = 0.12
"""How often an input is changed as mere bytes, whatever it is."""

_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How files begin that no mutation but that of bytes knows."""


def mutated(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """``data`` made worse; ``others`` are inputs of its kind, which pieces may come from."""
    if data.startswith(_COMPOUND) or dice.random() < _FLAT:
        return mutated_bytes(data, dice)
    if zipfile.is_zipfile(io.BytesIO(data)):
        return mutated_package(data, others, dice)
    return mutated_text(data, others, dice)

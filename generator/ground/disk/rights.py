"""Whether a folder can be written, asked without writing."""

from __future__ import annotations

import os
from pathlib import Path


def may_write(folder: Path) -> bool:
    """Whether this user may make files in ``folder``, or make the folder itself where it is missing.

    The system is asked, nothing is tried: what Windows refuses by an access list is not seen.
    """
    place = os.path.abspath(folder)
    while not os.path.lexists(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    return os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK)

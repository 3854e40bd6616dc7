"""The kind of keys of a new file: Chinese or English."""

from __future__ import annotations

import re
from pathlib import Path

from generator.ground.source import KeyKind, KeyNames, front_matter_in_keys, in_keys, source_of
from generator.roster.units import roster_in, roster_names
from generator.templates.text.front_matter.keys import ATTACHMENT_NAMES, NAMES

Keys = KeyKind

_RULE = "---\n"
_GROUPS = re.compile(r"^(?:groups|分组):", re.MULTILINE)
_FRONT = KeyNames(
    {**NAMES.names, **ATTACHMENT_NAMES.names}, {**NAMES.values, **ATTACHMENT_NAMES.values}, NAMES.below, NAMES.similar
)


def with_keys(data: bytes, keys: Keys) -> bytes:
    """The starter ``data`` (a roster, house.yaml, a text with front matter), whose keys are English, with ``keys``."""
    text = data.decode()
    if text.startswith(_RULE):
        return front_matter_in_keys(text, _FRONT, keys).encode()
    return in_keys(text, _names(text, data), keys).encode()


def _names(text: str, data: bytes) -> KeyNames:
    if _GROUPS.search(text) is None:
        return NAMES
    return roster_names(roster_in(source_of(data, Path(), name="units.yaml")).fields)

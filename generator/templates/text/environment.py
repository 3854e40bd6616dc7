"""The sandbox for texts: that of all templates, with pictures."""

from __future__ import annotations

from typing import Any

from generator.templates.expressions import SafeEnvironment, environment
from generator.templates.text.pictures import PICTURE_FILTERS


def text_environment(**options: Any) -> SafeEnvironment:
    """The environment that a text is compiled in; ``options`` are Jinja's."""
    made = environment(**options)
    made.filters |= PICTURE_FILTERS
    return made

"""The Jinja environment of texts: that of all templates, with filters for pictures."""

from __future__ import annotations

from typing import Any

from generator.templates.expressions import SafeEnvironment, environment
from generator.templates.text.content_filters import TEXT_CONTENT_FILTERS


def text_environment(**options: Any) -> SafeEnvironment:
    """Return the environment in which a text is compiled; ``options`` are Jinja's."""
    made = environment(**options)
    made.filters |= TEXT_CONTENT_FILTERS
    return made

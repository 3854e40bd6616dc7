"""The error of a content that cannot be made or printed."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ground.errors import Problem


class ContentError(ValueError):
    """A content that cannot be made or printed: ``code`` and ``facts`` of the problem, which gets the tag's place."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None, suggestion: str | None = None) -> None:
        self.code = code
        self.facts = dict(facts or {})
        self.suggestion = suggestion
        super().__init__(Problem(code, None, {"tag": "…", **self.facts}, None, suggestion).text("en"))

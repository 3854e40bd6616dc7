"""The text of a template, filled, as the parts of a body."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import BodyPart
from generator.errors import Problem
from generator.text_template.filling import TextTemplate
from generator.text_template.levels import paragraph


def body_of(text: TextTemplate, context: Mapping[str, object], problems: list[Problem]) -> tuple[BodyPart, ...]:
    """What ``text`` makes of ``context``, in its order; what goes wrong is noted in ``problems``."""
    before = len(problems)
    lines = text.fill(context, problems)
    if not lines and len(problems) == before:
        problems.append(text.no_text())
    problems.extend(Problem("text-table", line.span) for line in lines if line.typed and line.text.startswith("|"))
    return tuple(paragraph(line.text, line.typed, line.span) for line in lines)

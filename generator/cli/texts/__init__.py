"""The help and what is printed beside problems, in Chinese and English: one module for each command."""

from __future__ import annotations

from generator.cli.texts import (
    build,
    check,
    choice,
    comparison,
    completion,
    desktop,
    diff_builds,
    git,
    merge,
    new,
    pdf,
    preview,
    program,
    register,
    roster,
    roster_check,
    roster_export,
    roster_import,
    schema,
    template,
    variables,
    watch,
)
from generator.errors import Lang

_TEXTS: dict[str, tuple[str, str]] = {
    **program.TEXTS,
    **build.TEXTS,
    **merge.TEXTS,
    **pdf.TEXTS,
    **check.TEXTS,
    **variables.TEXTS,
    **register.TEXTS,
    **choice.TEXTS,
    **comparison.TEXTS,
    **completion.TEXTS,
    **desktop.TEXTS,
    **diff_builds.TEXTS,
    **git.TEXTS,
    **new.TEXTS,
    **preview.TEXTS,
    **roster.TEXTS,
    **roster_check.TEXTS,
    **roster_export.TEXTS,
    **roster_import.TEXTS,
    **schema.TEXTS,
    **template.TEXTS,
    **watch.TEXTS,
}


def text(key: str, lang: Lang, **facts: object) -> str:
    """The text ``key`` in ``lang`` with its blanks filled."""
    zh, en = _TEXTS[key]
    return (zh if lang == "zh" else en).format(**facts)

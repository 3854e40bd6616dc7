"""The help and what is printed beside problems, in Chinese and English: one module for each command."""

from __future__ import annotations

from generator.cli.texts import build, check, desktop, merge, pdf, preview, program, register, variables, watch
from generator.errors import Lang

_TEXTS: dict[str, tuple[str, str]] = {
    **program.TEXTS,
    **build.TEXTS,
    **merge.TEXTS,
    **pdf.TEXTS,
    **check.TEXTS,
    **variables.TEXTS,
    **register.TEXTS,
    **watch.TEXTS,
    **preview.TEXTS,
    **desktop.TEXTS,
}


def text(key: str, lang: Lang, **facts: object) -> str:
    """The text ``key`` in ``lang`` with its blanks filled."""
    zh, en = _TEXTS[key]
    return (zh if lang == "zh" else en).format(**facts)

"""Every sentence a problem can print, in Chinese and English, by its stable code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from generator.ground.errors.sentences.sentence import Sentence

__all__ = ["SENTENCES", "Sentence"]

_TABLES = (
    "source",
    "roster",
    "new",
    "sheet",
    "notice",
    "template_package",
    "template",
    "template_check",
    "template_fields",
    "template_content",
    "template_print",
    "xlsx",
    "live",
    "text",
    "filters",
    "layout",
    "output",
    "register",
    "pdf",
    "document",
    "mending",
    "tidying",
    "git",
    "builds",
    "comparison",
    "watch",
    "preview",
    "desktop",
    "cli",
    "rules",
)
"""The modules with sentences, one a subject, in the order in which they are listed."""


class _Sentences(Mapping[str, Sentence]):
    """All tables as one. A table is imported when one of its sentences is first asked for.

    A code is looked for in the tables of its subject (``roster-…``, ``template-…``), only then in the others.
    """

    def __init__(self) -> None:
        self._read: dict[str, Sentence] = {}

    def __getitem__(self, code: str) -> Sentence:
        if code not in self._read:
            subject = code.partition("-")[0]
            self._read_tables(each for each in _TABLES if each.partition("_")[0] == subject)
        if code not in self._read:
            self._read_tables(_TABLES)
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return (code for table in _TABLES for code in _table(table))

    def __len__(self) -> int:
        return sum(len(_table(each)) for each in _TABLES)

    def _read_tables(self, tables: Iterable[str]) -> None:
        for each in tables:
            self._read.update(_table(each))


def _table(name: str) -> dict[str, Sentence]:
    """The sentences of one module."""
    table: dict[str, Sentence] = import_module(f"{__name__}.{name}").SENTENCES
    return table


SENTENCES: Mapping[str, Sentence] = _Sentences()

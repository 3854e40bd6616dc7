"""Every sentence a problem can print, in Chinese and English, by its stable code.

The sentences are in the .ini files of this folder, one a subject; README.md says how they are written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.ground.errors.sentences.reading import SAME, Blocks, pieces_in, sentences_in
from generator.ground.errors.sentences.sentence import Sentence

__all__ = ["FOLDER", "SENTENCES", "SUBJECTS", "Sentence", "filled", "pieces", "written"]

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "source": ("source",),
    "roster": ("roster",),
    "new": ("new",),
    "draft": ("draft",),
    "review": ("review",),
    "sheet": ("sheet",),
    "notice": ("notice",),
    "editing": ("editing",),
    "template_package": ("template",),
    "template": ("template",),
    "desk_template": ("desk",),
    "template_check": ("template",),
    "template_fields": ("template",),
    "template_content": ("template",),
    "template_print": ("template",),
    "xlsx": ("xlsx",),
    "live": ("live",),
    "text": ("text",),
    "filters": ("template", "text"),
    "layout": ("layout",),
    "output": ("output",),
    "register": ("register",),
    "pdf": ("pdf",),
    "document": ("document",),
    "copies": ("copies",),
    "mending": ("mending",),
    "annotating": ("annotating",),
    "tidying": ("tidying",),
    "git": ("git",),
    "builds": ("builds",),
    "comparison": ("comparison",),
    "preview": ("preview",),
    "desktop": ("desktop",),
    "serve": ("serve",),
    "standing": ("standing",),
    "doctor": ("doctor",),
    "cli": ("cli",),
    "rules/page": ("PG",),
    "rules/header": ("HD",),
    "rules/title": ("TI", "RC"),
    "rules/body": ("BD",),
    "rules/signature": ("SG", "NT"),
    "rules/attachments": ("AT", "AN"),
    "rules/imprint": ("IM", "PN", "TB"),
    "rules/formats": ("LT", "CM", "MN"),
    "rules/general": ("GN",),
    "rules/punctuation": ("PU",),
    "rules/numerals": ("NU",),
    "rules/merged": ("MM",),
    "rules/dispatch": ("MM",),
}
"""The files in the order in which sentences are listed, each with the first words of its codes."""

FOLDER = os.path.dirname(__file__)  # pathlib would be imported for this alone
"""Where the files are."""


class _Sentences(Mapping[str, Sentence]):
    """All files as one. A file is read when one of its sentences is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Sentence] = {}

    def __getitem__(self, code: str) -> Sentence:
        if code not in self._made:
            self._made[code] = self._from(_block(code))
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        return (code for file in SUBJECTS for code in written(file))

    def __len__(self) -> int:
        return sum(len(written(file)) for file in SUBJECTS)

    def _from(self, block: Mapping[str, str]) -> Sentence:
        if SAME in block:
            return self[block[SAME]]
        texts: dict[str, Any] = {key: filled(key, text) for key, text in block.items()}
        return Sentence(**texts)


SENTENCES: Mapping[str, Sentence] = _Sentences()


@cache
def written(file: str) -> Blocks:
    """The sentences of a file of ``SUBJECTS`` as they are written in it."""
    return sentences_in(f"{FOLDER}/{file}.ini")


@cache
def pieces() -> Blocks:
    """What several sentences share, by the names that they call it by, as in ``<restore-register>``."""
    return pieces_in(f"{FOLDER}/pieces.ini")


def filled(key: str, text: str) -> str:
    """The ``text`` of a ``key``, with its pieces in place of their names."""
    if "<" in text:
        lang = "en" if key.startswith("en") else "zh"
        for name, piece in pieces().items():
            text = text.replace(f"<{name}>", piece[lang])
    return text


def _block(code: str) -> Mapping[str, str]:
    """The block of ``code``, looked for in the files of its subject."""
    subject = code.partition("-")[0]
    for file, subjects in SUBJECTS.items():
        if subject in subjects and code in written(file):
            return written(file)[code]
    raise KeyError(code)

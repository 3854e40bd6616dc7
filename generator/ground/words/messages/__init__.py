"""Every sentence a problem can print, in Chinese and English, by its stable code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from generator.ground.words.translated_text import Block, block, blocks

SAME = "same_as"
"""The key of a block that has no texts, but those of another code."""

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "source": ("source",),
    "roster": ("roster",),
    "new": ("new",),
    "draft": ("draft",),
    "review": ("review",),
    "sheet": ("sheet",),
    "notice": ("notice",),
    "public": ("notice", "public"),
    "bulletin": ("notice", "layout"),
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
    "mail": ("mail",),
    "pdf": ("ofd", "pdf"),
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
    "rules/provisions": ("PV",),
    "rules/signature": ("SG", "NT"),
    "rules/attachments": ("AT", "AN"),
    "rules/imprint": ("IM", "PN", "TB"),
    "rules/formats": ("LT", "CM", "MN", "PB"),
    "rules/general": ("GN",),
    "rules/punctuation": ("PU",),
    "rules/numerals": ("NU",),
    "rules/merged": ("MM",),
    "rules/dispatch": ("MM",),
}
"""The files in the order in which sentences are listed, each with the first words of its codes."""

FOLDER = __path__[0]
"""Where the files are."""


class Sentence(NamedTuple):
    """What is wrong and what to do, in both languages; ``{name}`` stands for a fact.

    ``mended`` is what the list of fixes calls that which a rule fixes.
    """

    zh: str
    en: str
    zh_remedy: str
    en_remedy: str
    severity: Literal["error", "warning", "info"] = "error"
    clause: str | None = None
    zh_mended: str = ""
    en_mended: str = ""


class _Sentences(Mapping[str, Sentence]):
    """All files as one. A file is read when one of its sentences is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Sentence] = {}

    def __getitem__(self, code: str) -> Sentence:
        if code not in self._made:
            self._made[code] = self._from(
                block(code, (_path(file) for file, subjects in SUBJECTS.items() if code.partition("-")[0] in subjects))
            )
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        return (code for file in SUBJECTS for code in blocks(_path(file)))

    def __len__(self) -> int:
        return sum(len(blocks(_path(file))) for file in SUBJECTS)

    def _from(self, written: Mapping[str, str]) -> Sentence:
        if SAME in written:
            return self[written[SAME]]
        texts: dict[str, Any] = {key: filled(key, text) for key, text in written.items()}
        return Sentence(**texts)


SENTENCES: Mapping[str, Sentence] = _Sentences()


def pieces() -> Mapping[str, Block]:
    """The texts that several sentences share, by their names, such as ``<restore-register>``."""
    return blocks(_path("pieces"))


def filled(key: str, text: str) -> str:
    """The ``text`` of a ``key``, with its pieces in place of their names."""
    if "<" in text:
        lang = "en" if key.startswith("en") else "zh"
        for name, piece in pieces().items():
            text = text.replace(f"<{name}>", piece[lang])
    return text


def _path(file: str) -> str:
    return f"{FOLDER}/{file}.ini"

"""Characters that the font they are printed in does not have: people's and places' names are full of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.blocks import Block, ImprintBlock, LaidOutDocument, Paragraph, Run, TableBlock
from generator.docx_template import DocxTemplate
from generator.errors import Problem, Span
from generator.package import read_package
from generator.standard import font_with, lacking

_FONT = re.compile(rb'w:eastAsia="([^"]+)"')
_PARTS = ("word/document.xml", "word/styles.xml")


@dataclass(slots=True)
class _Seen:
    """Where one character was met: the first file that prints it, fonts, units; ``everywhere``: in a common paper."""

    file: str
    fonts: dict[str, None] = field(default_factory=dict)
    units: dict[str, None] = field(default_factory=dict)
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What is known of what a Word template prints: the fonts it sets Chinese in, the names that it reads."""

    file: str
    fonts: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def by(cls, template: DocxTemplate) -> Printed:
        """What ``template`` prints."""
        parts = read_package(template.data, name=template.name)
        fonts = (font for part in _PARTS for font in _FONT.findall(parts.get(part, b"")))
        names = (variable.name for variable in template.variables())
        return cls(template.name, tuple(dict.fromkeys(font.decode() for font in fonts)), tuple(dict.fromkeys(names)))

    def values(self, context: Mapping[str, object], titles: Mapping[str, str]) -> list[str]:
        """The texts read of ``context``; merge fields may name a unit's fields by their ``titles``."""
        found: list[str] = []
        for name in self.names:
            found += _texts(context, name.replace("[]", ".[]").split("."))
            if "." not in name:
                found += _texts(context.get("unit"), [titles.get(name, name)])
        return found


class Characters:
    """Gathers, over all papers of a run, the characters that their fonts do not have."""

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}

    def of_document(self, document: LaidOutDocument, file: str, unit: str | None = None) -> bool:
        """Looks at every run of ``document``, made from ``file``, for ``unit`` where it is one unit's.

        Whether any character is lacking comes back.
        """
        found = [
            self._note("".join(run.text for run in runs), document.fonts[face], file, unit)
            for face, runs in groupby(_runs(document), key=lambda run: run.face)
        ]
        return any(found)

    def of_values(self, printed: Printed, values: Iterable[str], unit: str | None = None) -> bool:
        """Looks at ``values`` that a Word template prints; whether any character is lacking comes back."""
        text = "".join(values)
        found = [self._note(text, font, printed.file, unit) for font in printed.fonts]
        return any(found)

    def take(self, others: Characters) -> None:
        """Adds what ``others`` have gathered."""
        for character, seen in others._seen.items():
            mine = self._seen.setdefault(character, _Seen(seen.file))
            mine.fonts.update(seen.fonts)
            mine.units.update(seen.units)
            mine.everywhere |= seen.everywhere

    def _note(self, text: str, font: str, file: str, unit: str | None) -> bool:
        found = lacking(text, font)
        for character in found:
            seen = self._seen.setdefault(character, _Seen(file))
            seen.fonts[font] = None
            if unit is None:
                seen.everywhere = True
            else:
                seen.units[unit] = None
        return bool(found)

    def warnings(self, units: int) -> tuple[Problem, ...]:
        """A warning for each character; the units that it concerns are named unless it is ``units``, all of them."""
        return tuple(self._warning(character, seen, units) for character, seen in self._seen.items())

    def _warning(self, character: str, seen: _Seen, units: int) -> Problem:
        others = dict.fromkeys(font_with(character, font) for font in seen.fonts)
        facts = {
            "character": character,
            "code": f"U+{ord(character):04X}",
            "fonts": "、".join(seen.fonts),
            "others": "、".join(others),
        }
        concerned = () if seen.everywhere or len(seen.units) == units > 1 else tuple(seen.units)
        return Problem("output-character", Span(seen.file), facts, units=concerned)


def _texts(value: object, pieces: list[str]) -> Iterator[str]:
    """The texts at ``pieces`` below ``value``."""
    if not pieces:
        yield from [value] if isinstance(value, str) else []
    elif pieces[0] == "[]":
        for each in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
            yield from _texts(each, pieces[1:])
    elif isinstance(value, Mapping):
        yield from _texts(value.get(pieces[0]), pieces[1:])


def _runs(document: LaidOutDocument) -> Iterator[Run]:
    for section in document.sections:
        for block in section.blocks:
            for paragraph in _paragraphs(block):
                yield from paragraph.runs


def _paragraphs(block: Block) -> tuple[Paragraph, ...]:
    if isinstance(block, Paragraph):
        return (block,)
    if isinstance(block, ImprintBlock):
        return block.paragraphs
    if isinstance(block, TableBlock):
        return tuple(paragraph for row in block.rows for cell in row.cells for paragraph in cell.paragraphs)
    return ()

"""Warnings about characters that their font does not have, as in names of people and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from generator.ground.errors import Problem, Span
from generator.office.package import Package, read_package
from generator.office.wordml.names import w
from generator.official.blocks import Block, ImprintBlock, LaidOutDocument, Paragraph, Run, TableBlock
from generator.standard import font_with, lacking
from generator.templates.word import DocxTemplate

_COMMON = frozenset({"notice", "total"})


@dataclass(slots=True)
class _Seen:
    """Where one character was met: the first file that prints it, fonts, units; ``everywhere``: in a common paper."""

    file: str
    fonts: dict[str, None] = field(default_factory=dict)
    units: dict[str, None] = field(default_factory=dict)
    everywhere: bool = False


Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What is known of what a Word template prints: the fonts it sets Chinese in, the names that it reads.

    The names are cut into pieces; those in ``common`` are the same for all units.
    """

    file: str
    fonts: tuple[str, ...]
    common: tuple[Path, ...]
    own: tuple[Path, ...]

    @classmethod
    def by(cls, template: DocxTemplate) -> Printed:
        """What ``template`` prints."""
        names = dict.fromkeys(variable.name for variable in template.variables())
        paths = [tuple(name.replace("[]", ".[]").split(".")) for name in names]
        return cls(
            template.name,
            tuple(dict.fromkeys(_fonts(Package(read_package(template.data, name=template.name), template.name)))),
            tuple(path for path in paths if path[0] in _COMMON),
            tuple(path for path in paths if path[0] not in _COMMON),
        )

    def common_values(self, context: Mapping[str, object]) -> list[str]:
        """The texts read of ``context`` that are the same for all units."""
        return [text for path in self.common for text in _texts(context, path)]

    def own_values(self, context: Mapping[str, object], titles: Mapping[str, str]) -> list[str]:
        """The texts read of ``context`` for one unit; merge fields may name its fields by their ``titles``."""
        found: list[str] = []
        for path in self.own:
            found += _texts(context, path)
            if len(path) == 1:
                found += _texts(context.get("unit"), (titles.get(path[0], path[0]),))
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


def _fonts(package: Package) -> Iterator[str]:
    """The names of fonts that the main document and its styles set Chinese in, in the order of the text."""
    for name in (package.main, package.related(package.main, "styles")):
        if name:
            yield from (font for each in package.look(name).iter(w("rFonts")) if (font := each.get(w("eastAsia"))))


def _texts(value: object, pieces: Path) -> Iterator[str]:
    """The texts at ``pieces`` below ``value``."""
    for place, piece in enumerate(pieces):
        if piece == "[]":
            for each in value if isinstance(value, list | tuple) else ():
                yield from _texts(each, pieces[place + 1 :])
            return
        if not isinstance(value, Mapping):
            return
        value = value.get(piece)
    if isinstance(value, str):
        yield value


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

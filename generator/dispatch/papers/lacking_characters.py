"""Warnings about characters that the font of a text does not have, as in rare names of people and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from generator.ground.errors import Problem, Span
from generator.office.package import Package, read_package
from generator.office.wordml.wordml_names import w
from generator.official.blocks import LaidOutDocument, TextRun
from generator.standard import font_with, lacking
from generator.templates.expressions import Variable, field_of, in_full, with_titles
from generator.templates.word import DocxTemplate

_COMMON = frozenset({"notice", "total"})
_NO_TITLES: Mapping[str, str] = {}


@dataclass(slots=True)
class _Seen:
    """Where a character was found: the first file, fonts, units; ``everywhere``: in a paper for all units."""

    file: str
    fonts: dict[str, None] = field(default_factory=dict)
    units: dict[str, None] = field(default_factory=dict)
    everywhere: bool = False


Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateTexts:
    """What a Word template prints: the fonts that it sets Chinese in, and the names that it reads.

    Names are split at their dots; those in ``common`` have the same value for all units.
    """

    file: str
    fonts: tuple[str, ...]
    common: tuple[Path, ...]
    own: tuple[Path, ...]

    @classmethod
    def by(cls, template: DocxTemplate) -> TemplateTexts:
        """What ``template`` prints."""
        names = dict.fromkeys(name for variable in template.variables() for name in _names(variable))
        paths = [tuple(name.replace("[]", ".[]").split(".")) for name in names]
        return cls(
            template.name,
            tuple(dict.fromkeys(_fonts(Package(read_package(template.data, name=template.name), template.name)))),
            tuple(path for path in paths if path[0] in _COMMON),
            tuple(path for path in paths if path[0] not in _COMMON),
        )

    def common_values(self, context: Mapping[str, object]) -> list[str]:
        """The texts in ``context`` that the template prints for all units alike."""
        return [text for path in self.common for text in _texts(context, path)]

    def own_values(self, context: Mapping[str, object], titles: Mapping[str, str]) -> list[str]:
        """The texts in ``context`` that it prints for one unit; bare names and merge fields may be ``titles``."""
        named = with_titles(context, titles)
        return [text for path in self.own for text in _texts(context, in_full(path, named), titles)]


class Characters:
    """Collects, over all papers of a run, the characters that their fonts do not have."""

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}

    def of_document(self, document: LaidOutDocument, file: str, unit: str | None = None) -> bool:
        """Notes the characters of ``document`` that its fonts lack; returns whether there are any.

        ``file`` is what the document was made from, ``unit`` the unit that it is for.
        """
        found = [
            self._note("".join(run.text for run in runs), document.fonts[face], file, unit)
            for face, runs in groupby(_runs(document), key=lambda run: run.face)
        ]
        return any(found)

    def of_values(self, printed: TemplateTexts, values: Iterable[str], unit: str | None = None) -> bool:
        """Notes characters of ``values``, printed by a Word template, that its fonts lack; returns whether any do."""
        text = "".join(values)
        found = [self._note(text, font, printed.file, unit) for font in printed.fonts]
        return any(found)

    def take(self, others: Characters) -> None:
        """Adds the characters that ``others`` has noted."""
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
        """A warning for each character; it names the units concerned, unless these are all ``units``."""
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
    """The fonts that the main document and its styles set Chinese in, in the order of the text."""
    for name in (package.main, package.related(package.main, "styles")):
        if name:
            yield from (font for each in package.look(name).iter(w("rFonts")) if (font := each.get(w("eastAsia"))))


def _names(variable: Variable) -> Iterator[str]:
    """The names that ``variable`` may have in full: as written, and in a ``unit`` of the template's own."""
    yield variable.name
    if variable.own_unit:
        yield f"{variable.own_unit}.{variable.name}"


def _texts(value: object, pieces: Path, titles: Mapping[str, str] = _NO_TITLES) -> Iterator[str]:
    """The texts at ``pieces`` below ``value``; a piece may be the title of a field of ``titles``."""
    for place, piece in enumerate(pieces):
        if piece == "[]":
            for each in value if isinstance(value, list | tuple) else ():
                yield from _texts(each, pieces[place + 1 :], titles)
            return
        if not isinstance(value, Mapping):
            return
        value = value.get(piece if piece in value else field_of(piece, value, titles))
    if isinstance(value, str):
        yield value


def _runs(document: LaidOutDocument) -> Iterator[TextRun]:
    return (run for paragraph in document.paragraphs for run in paragraph.runs)

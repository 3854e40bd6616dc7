"""The look of text, and the styles that a text uses: what each changes of the style that it is based on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.comparison.description import wording
from generator.comparison.description.description_entry import YES, Entry, Facts, differing
from generator.comparison.description.opened_document import OpenedDocument, shown, theme_font
from generator.comparison.description.paragraph_facts import paragraph_facts
from generator.comparison.description.wording import known_word
from generator.ground.length import Pt
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import Properties, decimal, on
from generator.office.reading.paragraph_reading import whole_properties
from generator.office.wordml.wordml_names import w

_OF_LIBREOFFICE = ("Frame Contents", "Table Contents")
_ALWAYS = ("font", "size", "align")


class StyleLooks:
    """The looks of a document's paragraph styles, each computed once."""

    def __init__(self, opened: OpenedDocument) -> None:
        self._opened = opened
        self._looks: dict[str, Facts] = {}

    def of(self, asked: str | None) -> str:
        """The id of the paragraph style to report for ``asked``.

        LibreOffice sets text in text boxes and tables in styles of its own that change nothing.
        """
        styles = self._opened.sources.styles
        style, default = styles.of("paragraph", asked), styles.of("paragraph", None)
        unnamed = styles.name(style).startswith(_OF_LIBREOFFICE) and self.look(style) == self.look(default)
        return default if unnamed else style

    def name(self, style: str) -> str:
        """The name of the style for people."""
        return known_word("style", shown(self._opened.sources.styles.name(style)))

    def look(self, style: str) -> Facts:
        """The look of a paragraph of the style, and of its text, where neither sets anything itself."""
        if style not in self._looks:
            sources = self._opened.sources
            whole, listed = whole_properties(sources, style, {}, {})
            set_as = paragraph_facts(whole, listed, sources.numbering)
            look = set_as | text_facts(self._opened, style, {}, {})
            self._looks[style] = look | {"style": self.name(sources.styles.of("paragraph", None))}
        return self._looks[style]

    def entries(self, used: Iterable[str]) -> Iterator[Entry]:
        """The styles ``used`` and those that they are based on, by name."""
        chains = {style: self._chain(style) for style in used}
        listed = {each for chain in chains.values() for each in chain}
        for style in sorted(listed, key=lambda style: (self.name(style), style)):
            chain = self._chain(style)
            base = chain[-2] if len(chain) > 1 else None
            under = {**self._plain(), "style": self.look(style)["style"]} if base is None else self.look(base)
            facts = differing(self.look(style), under)
            if base is not None:
                facts = {"based-on": self.name(base), **facts}
            yield Entry(kind="style", place=self.name(style), text=self.name(style), facts=facts, base=under)

    def _chain(self, style: str) -> list[str]:
        return [each.get(w("styleId"), "") for each in self._opened.sources.styles.chain(style)]

    def _plain(self) -> Facts:
        """What need not be reported of a style that is based on none."""
        sources = self._opened.sources
        plain = paragraph_facts({}, None, sources.numbering)
        return {name: value for name, value in plain.items() if name not in _ALWAYS}


_SWITCH_ELEMENTS = {
    "bold": "b",
    "italic": "i",
    "strike": "strike",
    "double-strike": "dstrike",
    "caps": "caps",
    "small-caps": "smallCaps",
    "hidden": "vanish",
}
_AUTOMATIC = "000000"  # LibreOffice writes black where a colour is automatic
_EFFECTS = ("emboss", "imprint", "outline", "shadow")


def text_facts(opened: OpenedDocument, style: str, table: Properties, direct: Properties) -> Facts:
    """The facts of text in the paragraph style ``style`` with the properties ``direct``."""
    sources = opened.sources
    run = sources.looks.run(style, table, direct)
    whole = sources.looks.whole(style, table, direct)
    theme = theme_font(opened.theme_fonts, sources, style, table, direct)
    facts = {
        "font": _fonts(_east_asian(theme, run.font), run.latin),
        "size": wording.size(run.size),
        **{fact: YES if on(whole.get(name)) else "" for fact, name in _SWITCH_ELEMENTS.items()},
        "underline": _worded("underline", whole.get("u", {}).get("val", "none")),
        "color": "" if run.color is None or run.color == _AUTOMATIC else run.color,
        "background": run.highlight or "",
        "tracking": _signed(run.tracking.pt, "wider", "tighter"),
        "scale": "" if run.scale == 100 else f"{run.scale}%",
        "raised": _signed((decimal(whole.get("position", {}).get("val")) or 0) / 2, "up", "down"),
        "script": _worded("script", whole.get("vertAlign", {}).get("val", "baseline")),
        "emphasis": _worded("emphasis", whole.get("em", {}).get("val", "none")),
        "effects": YES if any(on(whole.get(name)) for name in _EFFECTS) else "",
        "text-border": "" if whole.get("bdr", {}).get("val", "none") in ("none", "nil") else text("drawn"),
    }
    return {name: shown(value) for name, value in facts.items()}


def _east_asian(theme: str, font: str) -> str:
    """The font's name, or that it is the theme's where the language of the user's Word decides it."""
    return text(f"theme-font-{theme[:5]}") if theme[:5] in ("major", "minor") else font


def _fonts(font: str, latin: str) -> str:
    return font if font == latin else f"{font}/{latin}"


def _worded(kind: str, value: str) -> str:
    return "" if value in ("none", "baseline") else known_word(kind, value)


def _signed(points: float, more: str, less: str) -> str:
    if not points:
        return ""
    return text(more if points > 0 else less, points=wording.pt(Pt(abs(points))))

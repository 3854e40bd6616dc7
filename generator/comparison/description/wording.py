"""The words of a description, in Chinese and in English, and measures in the units that people set them in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from generator.ground.errors import language
from generator.ground.length import Length
from generator.ground.words.vocabularies import COMPARISON
from generator.ground.words.vocabularies import comparison_text as text
from generator.standard.faces import size_name

_TAB, BREAK = "⇥", "↵"
OPEN, CLOSE = "‹", "›"
_OURS = frozenset((_TAB, BREAK, OPEN, CLOSE, "⟨", "⟩"))
_SEEN_SPACES = (" ", "\N{IDEOGRAPHIC SPACE}")


def shown(text: str) -> str:
    """``text`` with tabs and line breaks as signs, and invisible characters as their numbers: ``⟨U+200B⟩``.

    So nothing in a line of a description controls a terminal or begins a line.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if character == "\n":
        return BREAK
    if character in _SEEN_SPACES or (character not in _OURS and unicodedata.category(character)[0] not in "CZ"):
        return character
    return f"⟨U+{ord(character):04X}⟩"


def marked(label: str, text: str) -> str:
    """``text`` in a mark with the remark ``label``; the label alone where there is no text."""
    return f"{OPEN}{label}：{text}{CLOSE}" if text else f"{OPEN}{label}{CLOSE}"


def known_word(kind: str, name: str) -> str:
    """The word for ``name``, a value of the file format; the name itself where there is none."""
    key = f"{kind}-{name}"
    return text(key) if key in COMPARISON else name


def negated(fact: str) -> str:
    """The words for a fact that does not hold."""
    key = f"not-{fact}"
    return text(key) if key in COMPARISON else text("not", what=text(f"fact-{fact}"))


def unset(fact: str) -> str:
    """The words for a fact that is not set: a colour is then automatic."""
    key = f"unset-{fact}"
    return text(key if key in COMPARISON else "none")


def in_sentence(items: Iterable[str]) -> str:
    """``items`` as parts of one sentence."""
    return text("in-sentence").join(items)


def in_row(items: Iterable[str]) -> str:
    """``items`` of one kind, side by side."""
    return text("in-row").join(items)


_SINGLE = 12.0  # points of a line that is counted in lines


def bare(number: float, digits: int = 1) -> str:
    """``number`` without superfluous zeros."""
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def mm(length: Length) -> str:
    """Millimetres, to a tenth."""
    return text("mm", number=bare(length.mm))


def pt(length: Length) -> str:
    """Points, exact to the twip."""
    return text("pt", number=bare(length.pt, 2))


def size(length: Length) -> str:
    """A type size by its name where it has one."""
    name = size_name(length.pt) if language() == "zh" else None
    return name or pt(length)


def line(length: Length, rule: str) -> str:
    """Line spacing: a multiple of single lines, or points."""
    if rule == "auto":
        return text("lines", number=bare(length.pt / _SINGLE, 2))
    return text(f"line-{rule}", points=pt(length))


def drawn(length: Length) -> Length:
    """A measure of a drawing as Word and LibreOffice both keep it: in whole twips, by way of hundredths of a mm."""
    hundredths = round(length.mm * 100)
    return Length(round(hundredths * 1440 / 2540) / 20)

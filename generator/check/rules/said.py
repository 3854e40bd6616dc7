"""Measured and expected values in words, in both languages, shared by several rules."""

from __future__ import annotations

from generator.ground.errors import Said, Value, value_text

ALIGNED = Said("上下对齐", "below the one above")
FLUSH_LEFT = Said("顶格", "flush left")
NOT_LEFT = Said("没有居左", "not at the left")
CENTRED = Said("居中", "centred")
NOT_CENTRED = Said("没有居中", "not centred")
ONE_LINE = Said("同一行", "on one line")
ON_ONE_LINE = Said("排在同一行", "on one line")
ONE_EACH = Said("各占一行", "one to a line")
NOT_KEPT = Said("没有设“与下段同页”", "not kept with the next paragraph")
KEPT = Said("与下段同页", "kept with the next paragraph")


def quoted(text: str) -> Said:
    """The document's own words, in the quotation marks of either language."""
    return Said(f"“{text}”", f"'{text}'")


def left(measure: str) -> Said:
    """How much white is at the left, less than none where something is out there."""
    if measure.startswith("-"):
        return Said(f"越出左边 {measure[1:]}", f"{measure[1:]} beyond the left edge")
    return Said(f"左空 {measure}", f"{measure} from the left")


def right(measure: str) -> Said:
    """How much white is at the right, less than none where something is out there."""
    if measure.startswith("-"):
        return Said(f"越出右边 {measure[1:]}", f"{measure[1:]} beyond the right edge")
    return Said(f"右空 {measure}", f"{measure} from the right")


def clear(measure: str) -> Said:
    """How much white is left, less than none where something is covered."""
    if measure.startswith("-"):
        return Said(f"压住 {measure[1:]}", f"{measure[1:]} covered")
    return Said(f"空白 {measure}", f"{measure} of white")


def above(measure: str) -> Said:
    """How much white is above."""
    return Said(f"上空 {measure}", f"{measure} below the element above")


def from_top(measure: str) -> Said:
    """Where the upper edge is."""
    return Said(f"上边缘距纸上边 {measure}", f"{measure} from the sheet's top")


def middle(measure: str) -> Said:
    """Where the middle of a line is."""
    return Said(f"中线距纸左边 {measure}", f"{measure} from the sheet's left edge at its middle")


def wide(measure: str) -> Said:
    """How wide something is."""
    return Said(f"宽 {measure}", f"{measure} wide")


def long(measure: str) -> Said:
    """How long a rule is."""
    return Said(f"长 {measure}", f"{measure} long")


def at_most(measure: Value) -> Said:
    """An upper bound."""
    return Said(_with_word(measure, "以内"), f"at most {value_text(measure, 'en')}")


def at_least(measure: Value) -> Said:
    """A lower bound."""
    return Said(_with_word(measure, "以上"), f"at least {value_text(measure, 'en')}")


def _with_word(measure: Value, word: str) -> str:
    zh = value_text(measure, "zh")
    return f"{zh} {word}" if zh.isascii() else f"{zh}{word}"


def counted(number: int, zh: str, en: str) -> Said:
    """So many: with the Chinese word that counts them, and the English word for one."""
    return Said(f"{number} {zh}", f"{number} {en}" if number == 1 else f"{number} {en}s")


def first_then(one: str, other: str) -> Said:
    """Two texts in an order."""
    return Said(f"先“{one}”后“{other}”", f"'{one}' before '{other}'")


def aside(measure: str) -> Said:
    """How far an entry of a list is from where the one above begins."""
    return Said(f"与上一个错开 {measure}", f"its serial is {measure} off the one above")

"""The rule of representation: a stage reports all that it cannot carry over, with construct, place and number.

A stage collects what it meets as :class:`Unrepresented` and hands all of it to :func:`reported`, which makes one
problem of each kind. In a numbered notice its strength (:data:`CONSTRUCTS`) may make it an error, in any other it is a
warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.ground.errors import Problem, Severity, Span, TranslatedText, joined
from generator.ground.words.vocabularies import phrase

Strength = Literal["lost", "left out", "changing", "doubt"]
"""Meaning or text is lost, text is left out, it changes at each opening, or it can be read in two ways."""


_OF_STRENGTH: Mapping[Strength, tuple[str, ...]] = {
    "lost": (
        *("superscript", "subscript", "struck", "capitals", "formula", "symbol", "numbering", "text", "value"),
        *("unpainted", "unshaped", "reversing"),
    ),
    "left out": ("hidden", "picture", "drawing", "header", "footer", "watermark", "note", "control", "remark", "seal"),
    "changing": ("field",),
    "doubt": ("blank", "invisible", "look-alike", "damaged", "markup", "doubtful", "rounded", "unplaced"),
}
CONSTRUCTS: Mapping[str, Strength] = {what: strength for strength, kinds in _OF_STRENGTH.items() for what in kinds}
"""All kinds, by the names that ``left.what`` of ``new notice --json`` has for them."""


def construct_name(what: str) -> TranslatedText:
    """The name of a kind for people."""
    return phrase(f"construct-{what}")


@dataclass(frozen=True, slots=True)
class Unrepresented:
    """A construct of the kind ``what`` that a stage does not carry over: its place, its text, how many there are."""

    what: str
    span: Span
    text: str = ""
    count: int = 1


_PLACES = 3
_SHOWN = 40


def reported(code: str, found: Iterable[Unrepresented], *, numbered: bool) -> list[Problem]:
    """A problem ``code`` for each kind in ``found``, at its first place, with its other places up to three.

    Facts: ``what``, ``count`` and ``shown``, which follows the sentence: the first texts and places. It is an error
    where the notice is ``numbered`` and the kind is more than a doubt, else a warning.
    """
    kinds: dict[str, list[Unrepresented]] = {}
    for each in found:
        kinds.setdefault(each.what, []).append(each)
    return [_problem(code, what, of_kind, numbered=numbered) for what, of_kind in kinds.items()]


def _problem(code: str, what: str, found: list[Unrepresented], *, numbered: bool) -> Problem:
    strength = CONSTRUCTS[what]
    texts = list(dict.fromkeys(f"“{shown(each.text, _SHOWN)}”" for each in found if each.text))
    places = list(dict.fromkeys(_place(each.span, found[0].span.file) for each in found))
    quoted, where = joined(texts[:_PLACES]), joined(places[:_PLACES])
    named = phrase("construct-shown", quoted=quoted) if texts else TranslatedText("", "")
    if len(places) > 1:
        named = phrase("construct-shown-at", named=named, where=where)
    facts = {"what": construct_name(what), "count": sum(each.count for each in found), "shown": named}
    milder: Severity | None = None if numbered and strength != "doubt" else "warning"
    return Problem(code, found[0].span, facts, milder=milder)


def stopping(problems: Iterable[Problem]) -> list[Problem]:
    """Those of the ``problems`` of :func:`reported` that stop a numbered notice, as errors: all but doubts."""
    return [replace(each, milder=None) for each in problems if _is_loss(each)]


def _place(span: Span, file: str) -> TranslatedText:
    """``span`` in words, without its file where that is ``file``."""
    if span.part is not None:
        bare = replace(span, file="")
        zh, en = (bare.text(lang).partition(": ")[2] or str(span.part) for lang in ("zh", "en"))
        words = TranslatedText(zh, en)
    elif span.line is None:
        return TranslatedText(span.file, span.file)
    else:
        words = phrase("construct-line", line=span.line, column=span.column)
    return words if span.file == file else phrase("construct-in-file", file=span.file, words=words)


def lost(problems: Iterable[Problem]) -> int:
    """How many constructs the ``problems`` of :func:`reported` are about; doubts are not counted."""
    return sum(int(str(each.facts["count"])) for each in problems if _is_loss(each))


def _is_loss(problem: Problem) -> bool:
    losses = (construct_name(what) for what, strength in CONSTRUCTS.items() if strength != "doubt")
    return "count" in problem.facts and problem.facts.get("what") in [*losses]


def unaccounted(before: str, after: Iterable[str]) -> str:
    """The characters of ``before`` that none of the texts ``after`` has, in their order; blanks are not counted.

    The account of a paragraph: ``after`` is what was carried over and what is reported.
    """
    left = Counter(character for text in after for character in text)
    missing = []
    for character in before:
        if left[character]:
            left[character] -= 1
        elif not character.isspace():
            missing.append(character)
    return "".join(missing)


# Some characters of a text mislead on paper, or cannot be seen.

_NAMES = {
    " ": "空格", "\t": "制表符", "\n": "换行", "\u00a0": "不间断空格", "\u3000": "全角空格", "\u200b": "零宽空格",
    "\u00ad": "软连字符", "\u200c": "零宽不连字", "\u200d": "零宽连字", "\u2060": "词连接符", "\ufeff": "字节顺序标记",
    "\u200e": "从左到右标记", "\u200f": "从右到左标记", "\u202a": "从左到右嵌入", "\u202b": "从右到左嵌入",
    "\u202c": "方向结束", "\u202d": "强制从左到右", "\u202e": "强制从右到左",
}  # fmt: skip
_REVERSING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_RADICALS = "\u2e80-\u2ef3\u2f00-\u2fd5"
_ODD = re.compile(
    f"([{_REVERSING}])"
    f"|([\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    f"\ufff0-\ufffb\x7f-\x9f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001]|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]"
    f"|[{_JOINERS}](?=[\x00-\u0589\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]|$)"
    f"|(?:^|(?<=\\s))[{_SELECTORS}])"
    f"|([{_RADICALS}])|([\ufffc\ufffd\ufdd0-\ufdef])"
)
_KINDS = ("reversing", "invisible", "look-alike", "damaged")


def odd_characters(text: str) -> Iterator[tuple[int, str, str]]:
    """The place, the kind of construct and the character of each character of ``text`` that misleads on paper.

    Joiners and variation selectors do not where they join or select something: they have no width of their own.
    """
    if text.isascii() and text.isprintable():
        return
    for match in _ODD.finditer(text):
        yield match.start(), _KINDS[(match.lastindex or 1) - 1], match[0]


def character_name(character: str) -> TranslatedText:
    """The number and the name that stand for an invisible ``character`` in messages."""
    number = f"U+{ord(character):04X}"
    english = unicodedata.name(character, "").lower()
    return TranslatedText(f"{number} {_NAMES.get(character, english)}".rstrip(), f"{number} {english}".rstrip())


def shown(text: str, most: int) -> str:
    """``text`` for a message: what cannot be seen as its number, at ``most`` so many characters."""
    cut = f"{text[:most]}…" if len(text) > most else text
    return "".join(_visible(character) for character in cut)


def _visible(character: str) -> str:
    invisible = unicodedata.category(character) in ("Cf", "Cc", "Co", "Cn", "Mn", "Me", "Zl", "Zp")
    return f"⟨{character_name(character).zh.split()[0]}⟩" if invisible else character

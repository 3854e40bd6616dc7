"""Texts that look like tags and are none: {name}, ｛｛name｝｝, <<name>>, and tags that a tracked deletion holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.ground.errors import Problem
from generator.office.wordml.wordml_names import P, T, w
from generator.roster.units.declared_fields import STANDARD_FIELD_TITLES
from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.read_tags import ReadPart, in_fields

_NAME = r"[A-Za-z_\u4e00-\u9fff][\w]*(?:\.\w+)*"
_BLANK = r"[ \u00a0\u3000]"
_DELETIONS, _DELETED_TEXT = (w("del"), w("moveFrom")), w("delText")
_ANY_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_WIDE_CHARACTERS = frozenset("｛｝％＃")
_NARROW = str.maketrans("｛｝％＃", "{}%#")
_TITLES = frozenset(STANDARD_FIELD_TITLES)
_WIDE = re.compile(r"[{｛][{｛%％#＃](?:(?![{｛]{2}).){0,80}?[}｝%％#＃][}｝]|[{｛][{｛%％]|[}｝%％][}｝]")
_WIDE_SINGLE = re.compile(rf"(?<![{{｛])｛{_BLANK}*({_NAME}){_BLANK}*｝(?![}}｝])")
_SPACED = re.compile(rf"\{{{_BLANK}*([{{%])([^{{}}]{{1,80}}?)([%}}]){_BLANK}*\}}")
_ANGLE = re.compile(rf"(?:<<|«|＜＜){_BLANK}*({_NAME}){_BLANK}*(?:>>|»|＞＞)")
_SINGLE = re.compile(rf"(?<![{{_\\])\$?\{{{_BLANK}*({_NAME}(?:{_BLANK}*\|[^{{}}|]{{1,40}})?){_BLANK}*\}}(?![}}_])")


def lookalikes(part: ReadPart, name_scope: NameScope) -> Iterator[Problem]:
    """A warning for each text in ``part`` that looks like a tag and will be printed as it is.

    The warning shows the right tag, with the full name where ``name_scope`` has that field.
    """
    shown = in_fields(part.root)
    for paragraph in part.paragraphs:
        if re.search("[{}｛｝«»<＜]", paragraph.text):
            taken = [(tag.found.start, tag.found.end) for tag in paragraph.tags()]
            taken += [(piece.start, piece.end) for piece in paragraph.pieces if piece.element in shown]
            for code, start, end, right in _slips(paragraph.text, name_scope):
                if not any(first < end and start < last for first, last in taken):
                    taken.append((start, end))
                    yield Problem(code, paragraph.span(start, end), {"tag": paragraph.text[start:end], "right": right})


def _slips(text: str, name_scope: NameScope) -> Iterator[tuple[str, int, int, str]]:
    """The code of each lookalike, its start and end, and the right tag."""
    for code, pattern, as_meant in _LOOKALIKES:
        for match in pattern.finditer(text):
            right = as_meant(match, name_scope)
            if right is not None:
                yield code, match.start(), match.end(), right


def _narrow(match: re.Match[str], _known: NameScope) -> str | None:
    wide = _WIDE_CHARACTERS & {*match[0][:2], *match[0][-2:]}
    return match[0].translate(_NARROW) if wide else None


def _field(match: re.Match[str], name_scope: NameScope) -> str | None:
    """The right tag for marks that Chinese text has too; None unless a field is between them."""
    sure = match[1].isascii() or match[1] in _TITLES or name_scope.in_full(match[1]) != match[1]
    return _variable(match, name_scope) if sure else None


def _closed_up(match: re.Match[str], _known: NameScope) -> str | None:
    opener, inner, closer = match.groups()
    if (opener == "%") != (closer == "%") or (match[0][1] == opener and match[0][-2] == closer):
        return None
    return f"{{{opener} {inner.strip()} {closer}}}"


def _variable(match: re.Match[str], name_scope: NameScope) -> str:
    return f"{{{{ {name_scope.in_full(match[1].strip())} }}}}"


_LOOKALIKES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], NameScope], str | None]], ...] = (
    ("template-like-wide", _WIDE, _narrow),
    ("template-like-wide", _WIDE_SINGLE, _field),
    ("template-like-spaced", _SPACED, _closed_up),
    ("template-like-angle", _ANGLE, _field),
    ("template-like-single", _SINGLE, _variable),
)


def deleted_tags(part: ReadPart) -> Iterator[Problem]:
    """A warning for each paragraph in which a tracked change deleted a tag or a piece of one."""
    if not part.in_runs:
        return
    for paragraph in part.paragraphs:
        texts = (
            element.text or ""
            for deletion in paragraph.element.iter(*_DELETIONS)
            for element in deletion.iter(_DELETED_TEXT, T)
            if next(element.iterancestors(P), None) is paragraph.element
        )
        text = "".join(texts)
        if _ANY_TAG.search(text):
            yield Problem("template-in-deletion", paragraph.span(0, 40), {"text": text[:80]})

"""A placed page as an SVG picture in millimetres (SVG 2): selectable text, each run with its line of the source.

A character is placed by its entry of the list ``x``. Such a list counts UTF-16 code units, some programs count
characters, and some draw a combining mark apart from its letter where it has an entry. So a list ends behind each
character above U+FFFF and before each mark.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate, groupby
from pathlib import PureWindowsPath
from unicodedata import category

from generator.ground.errors import Span
from generator.ground.kept_results import kept
from generator.ground.length import Length, Mm, Pt
from generator.official.blocks import BLACK, RED, Face, Role
from generator.official.placed_pages import (
    InsetPage,
    Item,
    PlacedDocument,
    PlacedPage,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from generator.official.shaping_clusters import PLAIN
from generator.standard.faces import family_of

_MM = Length(1).mm
_FULL_SCALE = 100
_RED = f' fill="#{RED}"'
_STRETCH = re.compile("b*(?:[ab]m+|a)|b+|m+")
"""A stretch of one list by the kinds of its characters: a above U+FFFF, m a mark, b any other."""

_COLLAPSING = re.compile("^[ \t\n\r]|[ \t\n\r]$|[ \t\n\r]{2}|[\t\n\r]")
"""White space that is lost, with its entry in a list, unless the element of the text itself preserves it."""

_MARKS = ("Mn", "Mc", "Me", "Cf")

_IN_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_IN_ATTRIBUTE = {**_IN_TEXT, ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;"}
_NOT_IN_NAMES = re.compile(r"[^\w -]")
_FONT_KINDS = {b"wOF2": "woff2", b"wOFF": "woff", b"OTTO": "otf"}
"""The kinds of font files by their first bytes; others are TrueType."""

PictureAt = Callable[[PlacedPicture], str]
"""Returns the address of a picture."""

_EXACT = (
    ".fawen-page text{font-synthesis:none;font-kerning:none;font-variant-ligatures:none;"
    "text-spacing-trim:space-all;text-autospace:no-autospace}"
)
"""Keeps browsers from drawing fonts bold, and from moving and joining characters."""


def painted_svg(page: PlacedPage, document: PlacedDocument, web_fonts: Mapping[str, bytes] | None = None) -> str:
    """``page`` of ``document`` as the text of an SVG file; places are exact to 0.005 mm.

    ``web_fonts`` are font files, in WOFF2, WOFF, OpenType or TrueType, by the names that the document has for its
    fonts; they are embedded. A page of a Word file that is inset says so.
    """
    title = f"<title>{document.title.translate(_IN_TEXT)}</title>\n"
    style = f"<style>{''.join(_embedded_fonts(web_fonts or {}))}{_EXACT}</style>\n"
    return _painted(page, document.fonts, f"{title}{style}", _embedded_picture)


def inline_svg(page: PlacedPage, fonts: Mapping[Face, str], picture_at: PictureAt) -> str:
    """``page`` in ``fonts`` as an element of a web page whose style sheet has :data:`_EXACT`.

    It has neither title nor style nor data in addresses, so it is shown under any content security policy; nothing in
    it has an id. ``picture_at`` returns the address of each picture.
    """
    return _painted(page, fonts, "", picture_at)


def font_face(name: str, source: str, more: str = "") -> str:
    """The rule of a style sheet for the font that documents call ``name``; ``source`` is its file's address.

    ``more`` are further declarations, each behind a semicolon.
    """
    return f"@font-face{{font-family:{_quoted(name)};font-weight:100 900;src:url({source}){more}}}"


def _painted(page: PlacedPage, fonts: Mapping[Face, str], head: str, picture_at: PictureAt) -> str:
    shown = page if page.inset is None else with_inset_notice(page, page.inset)
    width, height = _fine(page.width * _MM), _fine(page.height * _MM)
    return "".join(
        (
            '<svg xmlns="http://www.w3.org/2000/svg" class="fawen-page" lang="zh-CN" xml:lang="zh-CN"',
            f' width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"',
            f' fill="#{BLACK}" text-rendering="geometricPrecision">\n',
            head,
            f'<rect class="sheet" width="{width}" height="{height}" fill="#FFFFFF"/>\n',
            *_drawn(shown.items, fonts, picture_at),
            "</svg>\n",
        )
    )


def _drawn(items: Iterable[Item], fonts: Mapping[Face, str], picture_at: PictureAt) -> Iterator[str]:
    """The elements of ``items``, with a group for texts that follow each other in one face."""
    for face, alike in groupby(items, key=lambda item: item.face if isinstance(item, PlacedText) else None):
        if face is not None:
            yield f"<g{_typeface(fonts[face], face)}>\n"
        for item in alike:
            yield _text(item) if isinstance(item, PlacedText) else _other(item, picture_at)
        if face is not None:
            yield "</g>\n"


def _text(run: PlacedText) -> str:
    if run.turned or run.scale != _FULL_SCALE:
        begins = accumulate(run.advances, initial=0.0)
        by = _MM * _FULL_SCALE / run.scale
        starts = [_fine(begin * by) for begin in begins]
        place = f"translate({_fine(run.x * _MM)} {_fine(run.y * _MM)})"
        turned = " rotate(90)" if run.turned else ""
        narrowed = f" scale({run.scale / _FULL_SCALE:g} 1)" if run.scale != _FULL_SCALE else ""
        top = f' transform="{place}{turned}{narrowed}"'
    else:
        starts = _starts(run.x, run.advances)
        top = f' y="{_short(run.y * _MM)}"'
    kept = ' xml:space="preserve"' if _COLLAPSING.search(run.text) else ""
    looks = f' font-size="{_fine(run.size * _MM)}"{_RED if run.red else ""}'
    common = f'{top}{kept}{looks} data-role="{_role(run.role)}"{_source(run.source)}'
    if PLAIN.fullmatch(run.text):
        return f'<text x="{" ".join(starts[: len(run.text)])}"{common}>{run.text.translate(_IN_TEXT)}</text>\n'
    return f"<text{common}>{''.join(_stretches(run.text, starts))}</text>\n"


@kept
def _starts(x: Length, advances: tuple[float, ...]) -> list[str]:
    """The places of characters of a run that begins at ``x``, and of its end."""
    left = x * _MM
    return [_short(left + begin * _MM) for begin in accumulate(advances, initial=0.0)]


def _stretches(text: str, starts: Sequence[str]) -> Iterator[str]:
    """An element with a list of its own for each stretch of ``text``."""
    kinds = "".join("m" if category(each) in _MARKS else "a" if each > "\uffff" else "b" for each in text)
    for found in _STRETCH.finditer(kinds):
        listed = max(len(found[0].rstrip("m")), 1)
        placed = " ".join(starts[found.start() : found.start() + listed])
        yield f'<tspan x="{placed}">{text[found.start() : found.end()].translate(_IN_TEXT)}</tspan>'


def _other(item: PlacedRule | PlacedPicture, picture_at: PictureAt) -> str:
    numbers = (_fine(length * _MM) for length in (item.x, item.y, item.width, item.height))
    place = ' x="{}" y="{}" width="{}" height="{}"'.format(*numbers) + _source(item.source)
    if isinstance(item, PlacedRule):
        return f"<rect{place}{_RED if item.red else ''}/>\n"
    name = f"<title>{item.name.translate(_IN_TEXT)}</title>" if item.name else ""
    address = picture_at(item).translate(_IN_ATTRIBUTE)
    return f'<image{place} preserveAspectRatio="none" href="{address}">{name}</image>\n'


def _embedded_picture(picture: PlacedPicture) -> str:
    return f"data:image/{picture.suffix};base64,{b64encode(picture.data).decode('ascii')}"


def _embedded_fonts(web_fonts: Mapping[str, bytes]) -> Iterator[str]:
    for name, data in web_fonts.items():
        kind = _FONT_KINDS.get(data[:4], "ttf")
        yield font_face(name, f"data:font/{kind};base64,{b64encode(data).decode('ascii')}")


def _short(millimetres: float) -> str:
    """A number exact to 0.005."""
    return f"{millimetres:.2f}".rstrip("0").rstrip(".")


def _fine(millimetres: float) -> str:
    """A number exact to 0.0005, for sizes and for what is added to others."""
    return f"{millimetres:.3f}".rstrip("0").rstrip(".")


@cache
def _role(role: Role) -> str:
    return role.name.lower().replace("_", "-")


def _source(span: Span | None) -> str:
    """The place in the source: the name of the file without its folder, and the line."""
    if span is None:
        return ""
    line = "" if span.line is None else f":{span.line}"
    return f' data-source="{_file_name(span.file)}{line}"'


@lru_cache(maxsize=64)
def _file_name(path: str) -> str:
    return PureWindowsPath(path).name.translate(_IN_ATTRIBUTE)  # also of a path with "/"


@lru_cache(maxsize=64)
def _typeface(font: str, face: Face) -> str:
    """The attributes of a typeface: ``font``, its other names, then what comes nearest.

    The stand-in for 小标宋 is bold.
    """
    family = family_of(font) or family_of(face.value)
    names = [font]
    if family is not None:
        names += (*family.names, *filter(None, [family.near]), family.file.partition("-")[0], *family.others)
    generic = "sans-serif" if face is Face.HEI else "serif"
    weight = ' font-weight="700"' if family is not None and "Bold" in family.file else ""
    return f' font-family="{",".join((*map(_quoted, dict.fromkeys(names)), generic))}"{weight}'


def _quoted(name: str) -> str:
    """A name as a string of CSS, without characters that CSS or XML may take for something else."""
    inert = _NOT_IN_NAMES.sub(lambda found: rf"\{ord(found[0]):x} ", name)
    return f"'{inert}'"


# The page for a page of another maker that is not there: it says which page of which Word file belongs there.


_SIZE = Pt(16)
_PITCH = Pt(28)
_TOP = Mm(100)
_MARGIN = Mm(30)


def with_inset_notice(page: PlacedPage, inset: InsetPage) -> PlacedPage:
    """``page`` with lines in 宋体 ahead of its items, which say that an office suite prints this page."""
    said = [f"此处为 Word 文件“{inset.document.name}”第 {inset.number + 1} 页，", "由办公软件另行打印。"]
    room = page.width - 2 * _MARGIN
    rows = [row for text in said for row in _rows(text, room)]
    lines = tuple(_line(row, page.width, Length(_TOP + index * _PITCH)) for index, row in enumerate(rows))
    return replace(page, items=(*lines, *page.items))


def _rows(text: str, room: float) -> list[str]:
    rows = [""]
    for character in text:
        if sum(_advances(rows[-1] + character)) > room:
            rows.append("")
        rows[-1] += character
    return rows


def _line(text: str, sheet: Length, baseline: Length) -> PlacedText:
    advances = _advances(text)
    left = Length((sheet - sum(advances)) / 2)
    return PlacedText(
        x=left, y=baseline, text=text, advances=advances, face=Face.SONG, size=_SIZE, role=Role.ATTACHMENT_LABEL
    )


def _advances(text: str) -> tuple[float, ...]:
    return tuple(_SIZE / 2 if character.isascii() else float(_SIZE) for character in text)

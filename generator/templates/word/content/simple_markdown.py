"""Rich text from simple Markdown: its marks, in pairs; a lone one is a plain character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.templates.word.content.rich_text import RichText

_Mark = Literal["**", "*", "~~"]

_PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")
_EDGES = re.compile(r"\A(?:[ \t]*\n)+|(?:\n[ \t]*)+\Z")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<fence>`+)(?!`)(?P<code>.+?)(?<!`)(?P=fence)(?!`)"
    r"|\[(?P<label>(?:\\.|[^\[\]\\\n])+)\]\((?P<address>(?:[^()\[\]\s\\]|\\.|\([^()\[\]\s]*\))+)\)"
    r"|(?P<mark>\*+|~~)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE_FONT = "Courier New"
_LINK_COLOR = "0563C1"
_MOST_OPEN = 100


@dataclass(slots=True)
class _Text:
    """A stretch of text, with the marks around it."""

    text: str
    link: str | None = None
    code: bool = False
    marks: frozenset[_Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class _Opener:
    mark: _Mark
    place: int


def rich_text_of(text: str) -> RichText:
    """The rich text for a ``text`` in simple Markdown. Raises ContentError for an address that no link may have.

    The marks are ``**bold**``, ``*italic*``, ``~~struck~~``, `` `code` `` and ``[text](address)``; an empty line begins
    a paragraph; a backslash before a mark makes it a plain character. Unpaired marks are plain characters, so that
    nothing is lost.
    """
    whole = RichText()
    plain = _EDGES.sub("", text.replace("\r\n", "\n"))
    for number, paragraph in enumerate(_PARAGRAPHS.split(plain)):
        if number:
            whole.add("\a")
        for piece in _inline(paragraph):
            _add(whole, piece)
    return whole


def _add(whole: RichText, piece: _Text) -> None:
    whole.add(
        piece.text,
        link=piece.link,
        bold=True if "**" in piece.marks else None,
        italic=True if "*" in piece.marks else None,
        strike=True if "~~" in piece.marks else None,
        font=_CODE_FONT if piece.code else None,
        color=_LINK_COLOR if piece.link else None,
        underline=True if piece.link else None,
    )


def _inline(text: str) -> list[_Text]:
    """The stretches of one paragraph."""
    pieces: list[_Text] = []
    openers: list[_Opener] = []
    place = 0
    for token in _TOKEN.finditer(text):
        pieces.append(_Text(text[place : token.start()]))
        place = token.end()
        if token["mark"]:
            _take_marks(token, text, pieces, openers)
        else:
            pieces += _atom(token)
    pieces.append(_Text(text[place:]))
    return [piece for piece in pieces if piece.text]


def _atom(token: re.Match[str]) -> Iterator[_Text]:
    if token["escaped"]:
        yield _Text(token["escaped"])
    elif token["code"]:
        yield _Text(token["code"], code=True)
    else:
        address = _ESCAPE.sub(r"\1", token["address"])
        yield from (replace(piece, link=address) for piece in _inline(token["label"]))


def _take_marks(token: re.Match[str], text: str, pieces: list[_Text], openers: list[_Opener]) -> None:
    """Closes what the marks of ``token`` can close; the others may open something, and are text until it closes."""
    left = token["mark"]
    closes, opens = _flanks(token, text)
    while left and closes:
        opener = next((each for each in reversed(openers) if left.startswith(each.mark)), None)
        if opener is None:
            break
        left = left[len(opener.mark) :]
        pieces[opener.place].text = ""
        for piece in pieces[opener.place :]:
            piece.marks |= {opener.mark}
        del openers[openers.index(opener) :]
    while left:
        mark: _Mark = "~~" if left.startswith("~") else "**" if left.startswith("**") else "*"
        pieces.append(_Text(mark))
        if opens and len(openers) < _MOST_OPEN:
            openers.append(_Opener(mark, len(pieces) - 1))
        left = left[len(mark) :]


def _flanks(token: re.Match[str], text: str) -> tuple[bool, bool]:
    """Whether the marks may close and may open: not after, not before a blank; ``*`` between letters is text."""
    before, after = text[: token.start()][-1:], text[token.end() :][:1]
    if token["mark"] == "*" and before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return False, False
    return bool(before.strip()), bool(after.strip())

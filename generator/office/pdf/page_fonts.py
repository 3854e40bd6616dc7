"""The fonts of a printed PDF, numbered as its pages use them, with the glyphs of these pages and no others.

LibreOffice numbers fonts and glyphs as the pages use them. Of pages taken out of a larger PDF the numbers are made the
same as if they had been printed by themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.office.pdf.type1_cipher import GLYPH, deciphered, enciphered

if TYPE_CHECKING:
    import pikepdf

_TOKEN = re.compile(rb"/F(\d+)(?= [\d.]+ Tf)|<([0-9A-F]+)>")
_STRANGE = re.compile(rb"[(\\]|\bBDC\b|\bBI\b|/(?!F\d+ |DeviceRGB|DeviceGray)[A-Za-z]+\d* (?:Do|gs|sh|scn|SCN|cs|CS)")
"""What a page has that is not known to be the same wherever it is printed."""

_CODE = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]+)>")


def tidy_fonts(document: pikepdf.Pdf) -> bool:
    """Whether the fonts of ``document`` are tidy now: fonts and glyphs are numbered as its pages use them.

    Those that no page uses are gone. Nothing is changed where a page or a font has something that LibreOffice does not
    write for plain text.
    """
    streams = [page.Contents.read_bytes() for page in document.pages]
    fonts = _fonts_of(document)
    if fonts is None or any(map(_STRANGE.search, streams)):
        return False
    used: dict[bytes, dict[bytes, int]] = {}
    texts = [_renumbered(stream, used) for stream in streams]
    made = {}
    for number, (name, codes) in enumerate(used.items()):
        font = fonts.get(f"/F{name.decode()}")
        new = None if font is None else _font_of(document, font, list(codes), number)
        if new is None:
            return False
        made[f"/F{number + 1}"] = new
    resources = None
    for page, text in zip(document.pages, texts, strict=True):
        page.Contents = document.make_stream(text)
        if resources is None:
            resources = document.make_indirect(_with_fonts(page.Resources, made))
        page.Resources = resources
    return True


def _with_fonts(resources: pikepdf.Object, made: Mapping[str, pikepdf.Object]) -> pikepdf.Dictionary:
    import pikepdf

    return pikepdf.Dictionary({**dict(resources.items()), "/Font": pikepdf.Dictionary(dict(made))})


def _fonts_of(document: pikepdf.Pdf) -> dict[str, pikepdf.Object] | None:
    """The fonts of all pages by name; None where pages have resources of their own, or others than fonts."""
    resources = {str(page.Resources.objgen): page.Resources for page in document.pages}
    only = next(iter(resources.values()))
    if len(resources) > 1 or not {"/Font", "/ProcSet"}.issuperset(only.keys()):
        return None
    return dict(only.Font.items()) if "/Font" in only else {}


def _renumbered(stream: bytes, used: dict[bytes, dict[bytes, int]]) -> bytes:
    """The ``stream`` with new numbers of fonts and codes; those ``used`` so far are in order, and added to."""
    codes: dict[bytes, int] = {}
    pieces: list[bytes] = []
    at = 0
    numbers = {name: number for number, name in enumerate(used, start=1)}
    for token in _TOKEN.finditer(stream):
        pieces.append(stream[at : token.start()])
        at = token.end()
        name, text = token.groups()
        if name is not None:
            codes = used.setdefault(name, {})
            pieces.append(b"/F%d" % numbers.setdefault(name, len(numbers) + 1))
        else:
            new = (codes.setdefault(text[place : place + 2], len(codes) + 1) for place in range(0, len(text), 2))
            pieces.append(b"<" + b"".join(b"%02X" % each for each in new) + b">")
    return b"".join((*pieces, stream[at:]))


def _font_of(document: pikepdf.Pdf, font: pikepdf.Object, codes: list[bytes], number: int) -> pikepdf.Object | None:
    """The Type 1 ``font`` with the glyphs of ``codes``; None for a font of another kind."""
    import pikepdf

    if font.Subtype != "/Type1" or font.get("/FirstChar") != 0 or "/FontFile" not in font.FontDescriptor:
        return None
    descriptor = font.FontDescriptor
    program = _program(
        descriptor.FontFile.read_bytes(), int(descriptor.FontFile.Length1), int(descriptor.FontFile.Length2)
    )
    if program is None:
        return None
    places = tuple(int(code, 16) for code in codes)
    widths, texts = list(font.Widths), dict(_CODE.findall(font.ToUnicode.read_bytes()))
    data, lengths = _with_glyphs(program, places, tuple(int(widths[place]) for place in places))
    name = pikepdf.Name(f"/{_tag(number)}{str(font.BaseFont).partition('+')[2]}")
    file = document.make_stream(data, Length1=lengths[0], Length2=lengths[1], Length3=lengths[2])
    described = pikepdf.Dictionary({**dict(descriptor.items()), "/FontFile": file, "/FontName": name})
    entries = {
        "/BaseFont": name,
        "/FontDescriptor": document.make_indirect(described),
        "/LastChar": len(places),
        "/ToUnicode": document.make_stream(_character_map([texts.get(code) for code in codes])),
        "/Widths": pikepdf.Array([widths[0], *(widths[place] for place in places)]),
    }
    return document.make_indirect(pikepdf.Dictionary({**dict(font.items()), **entries}))


def _tag(number: int) -> str:
    """The six letters of a subset and ``+``, as LibreOffice counts them: BAAAAA+, CAAAAA+ …"""
    letters, rest = "", number + 1
    for _ in range(6):
        letters += chr(ord("A") + rest % 26)
        rest //= 26
    return f"{letters}+"


_MAP = b"""/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<<
/Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
%sendcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _character_map(texts: list[bytes | None]) -> bytes:
    """The CMap that gives the codes from 1 their ``texts`` in hexadecimal UTF-16 (at most 100 a block)."""
    rows = [b"<%02X> <%s>\n" % (code, text) for code, text in enumerate(texts, start=1) if text is not None]
    blocks = (rows[place : place + 100] for place in range(0, len(rows), 100))
    return _MAP % b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(each), b"".join(each)) for each in blocks)


# A Type 1 font as LibreOffice writes it: its encoding and its glyphs are in the order of the codes.


_ENCODED = re.compile(rb"dup (\d+) /(\S+) put\n")
_GLYPHS = re.compile(rb"/CharStrings (\d+) dict dup begin\n")
_GLYPH = re.compile(rb"/(\S+) (\d+) RD ")
_UNIQUE_ID = re.compile(rb"/UniqueID 4[0-9]{6} def")
_AFTER_GLYPH = b" ND\n"
_IN_THOUSANDTHS = b"/FontMatrix [0.001 0 0 0.001 0 0]"
_WIDTH_GIVEN = b"\x0d"  # hsbw; Adobe Type 1 Font Format, 6.4
_BEGINNING = 16  # bytes of a glyph that have its width


@dataclass(frozen=True, eq=False)
class _Program:
    """A Type 1 font: ``head`` and ``foot`` are around its encoding, in the clear, ``private`` is before its glyphs.

    ``glyphs`` are by code, the first one's is 0; ``end`` follows them, ``rest`` follows the encrypted part.
    """

    head: bytes
    foot: bytes
    private: bytes
    glyphs: tuple[tuple[bytes, bytes], ...]
    end: bytes
    rest: bytes


@lru_cache(maxsize=64)  # most papers of a template use the same glyphs of most of its fonts
def _with_glyphs(
    program: _Program, codes: tuple[int, ...], widths: tuple[int, ...]
) -> tuple[bytes, tuple[int, int, int]]:
    """The font with the glyphs of ``codes``, at the codes from 1 and as wide, and the lengths of its three parts."""
    chosen = [program.glyphs[code] for code in codes]
    if _IN_THOUSANDTHS in program.head + program.foot:
        chosen = [(name, _with_width(line, width)) for (name, line), width in zip(chosen, widths, strict=True)]
    encoding = b"".join(b"dup %d /%s put\n" % (code, name) for code, (name, _) in enumerate(chosen, start=1))
    drawn = b"".join(drawing for _, drawing in (program.glyphs[0], *chosen))
    clear = program.head + encoding + program.foot
    private = b"%s/CharStrings %d dict dup begin\n%s%s" % (program.private, len(chosen) + 1, drawn, program.end)
    digest = hashlib.sha256(_UNIQUE_ID.sub(b"", clear) + _UNIQUE_ID.sub(b"", private)).digest()
    number = b"/UniqueID %d def" % (4_000_000 + int.from_bytes(digest, "big") % 1_000_000)
    clear, coded = _UNIQUE_ID.sub(number, clear), enciphered(_UNIQUE_ID.sub(number, private))
    return clear + coded + program.rest, (len(clear), len(coded), len(program.rest))


def _with_width(line: bytes, width: int) -> bytes:
    """The glyph in ``line`` as wide as the PDF says: LibreOffice 26.8 gives some the width of another."""
    header = _GLYPH.match(line)
    code = b"" if header is None else line[header.end() : -len(_AFTER_GLYPH)]
    begin = deciphered(code[:_BEGINNING], GLYPH)
    start = _number_end(begin, 4)
    end = _number_end(begin, start)
    wide = _number(width)
    if header is None or begin[end : end + 1] != _WIDTH_GIVEN or begin[start:end] == wide:
        return line
    plain = deciphered(code, GLYPH)
    code = enciphered(plain[:start] + wide + plain[end:], GLYPH)
    return b"/%s %d RD %s%s" % (header[1], len(code), code, _AFTER_GLYPH)


# Numbers of glyphs: Adobe Type 1 Font Format, 6.2.
_SHORT, _LONGER = 107, 1131


def _number_end(code: bytes, at: int) -> int:
    """Where the number ends that begins ``at`` a byte of a glyph."""
    first = code[at] if at < len(code) else 0
    return at + (1 if first <= 246 else 2 if first < 255 else 5)


def _number(value: int) -> bytes:
    """A width, which is not negative, as a glyph has it."""
    if value <= _SHORT:
        return bytes([value + 139])
    if value <= _LONGER:
        return bytes([247 + (value - 108) // 256, (value - 108) % 256])
    return b"\xff" + value.to_bytes(4, "big")


@lru_cache(maxsize=16)
def _program(data: bytes, clear: int, private: int) -> _Program | None:
    """The Type 1 font in ``data``, whose parts have these lengths; None where it is written in another way."""
    head, hidden, rest = data[:clear], deciphered(data[clear : clear + private]), data[clear + private :]
    encoded = list(_ENCODED.finditer(head))
    begin = _GLYPHS.search(hidden)
    if not encoded or begin is None or [int(each[1]) for each in encoded] != list(range(1, len(encoded) + 1)):
        return None
    glyphs = list(_glyphs(hidden, begin.end()))
    names = [name for name, _ in glyphs]
    if len(glyphs) != int(begin[1]) or names != [b".notdef", *(each[2] for each in encoded)]:
        return None
    end = begin.end() + sum(len(drawing) for _, drawing in glyphs)
    return _Program(
        head[: encoded[0].start()],
        head[encoded[-1].end() :],
        hidden[: begin.start()],
        tuple(glyphs),
        hidden[end:],
        rest,
    )


def _glyphs(hidden: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    """The name and the whole line of each glyph from ``at`` on."""
    while (found := _GLYPH.match(hidden, at)) is not None:
        end = found.end() + int(found[2])
        if not hidden.startswith(_AFTER_GLYPH, end):
            return
        end += len(_AFTER_GLYPH)
        yield found[1], hidden[at:end]
        at = end

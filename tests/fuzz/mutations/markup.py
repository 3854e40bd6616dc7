"""XML changed as text: what stands before the root, entities, encodings, namespaces, and nesting without an end."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.fuzz.mutations.flat import mutated_bytes
from tests.fuzz.odd import odd_words

_DECLARATION = re.compile(rb"^\s*<\?xml.*?\?>\s*", re.DOTALL)
_TAG = re.compile(rb"<[^<>]{1,300}>")
_TEXT = re.compile(rb">([^<>]{1,200})<")

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_DOCTYPES = (
    f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>',
    '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///dev/zero">]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
    '<!DOCTYPE x [<!ENTITY l9 "text">]>',
    f'<!DOCTYPE x [<!ENTITY l9 "{"字" * 50_000}">]>',
    "<!DOCTYPE x>",
)
_DECLARATIONS = (
    *(b'<?xml version="1.0" encoding="GBK"?>', b'<?xml version="1.0" encoding="UTF-16"?>', b'<?xml version="1.1"?>'),
    *(
        b'<?xml version="1.0" encoding="utf-7"?>',
        b'<?xml version="1.0" encoding="none"?>',
        b"",
        b" <?xml version='1.0'?>",
    ),
)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REFERENCES = (
    b"&l9;",
    b"&#0;",
    b"&#x1F;",
    b"&#xFFFE;",
    b"&#xD800;",
    b"&nbsp;",
    b"&",
    b"&#99999999999;",
    b"\x01",
    b"\xff",
    b"<![CDATA[<w:p/>]]>",
)
_DEPTHS = (100, 255, 300, 5_000, 50_000)

_Change = Callable[[bytes, random.Random], bytes]


def mutated_markup(content: bytes, dice: random.Random) -> bytes:
    """The text of a part with one or two changes."""
    for _ in range(dice.choice((1, 1, 2))):
        content = dice.choice(_CHANGES)(content, dice)
    return content


def _doctype(content: bytes, dice: random.Random) -> bytes:
    found = _DECLARATION.match(content)
    start = found.end() if found else 0
    body = _reference(content[start:], dice) if dice.random() < 0.8 else content[start:]
    return content[:start] + dice.choice(_DOCTYPES).encode() + body


def _reference(content: bytes, dice: random.Random) -> bytes:
    texts = [found.start(1) for found in _TEXT.finditer(content)]
    place = dice.choice(texts) if texts else len(content) // 2
    return content[:place] + dice.choice(_REFERENCES) + content[place:]


def _declared(content: bytes, dice: random.Random) -> bytes:
    return dice.choice(_DECLARATIONS) + _DECLARATION.sub(b"", content)


def _recoded(content: bytes, dice: random.Random) -> bytes:
    text = content.decode("utf-8", errors="replace")
    return text.encode(
        dice.choice(("utf-16", "utf-16-le", "gb18030", "latin-1", "utf-8-sig", "utf-32")), errors="replace"
    )


def _strict(content: bytes, dice: random.Random) -> bytes:
    return content.replace(_TRANSITIONAL, dice.choice((_STRICT, b"urn:x", _TRANSITIONAL + b"/")))


def _nested(content: bytes, dice: random.Random) -> bytes:
    """One tag within itself, over and over, at times left open."""
    tags = [found for found in _TAG.finditer(content) if not found[0].startswith((b"</", b"<?", b"<!"))]
    if not tags:
        return content
    place = dice.choice(tags).start()
    tag, depth = dice.choice((b"w:p", b"w:r", b"w:tbl", b"w:sdt", b"w:smartTag", b"x")), dice.choice(_DEPTHS)
    closing = b"" if dice.random() < 0.2 else b"</%b>" % tag * depth
    return content[:place] + b"<%b>" % tag * depth + closing + content[place:]


def _tag(content: bytes, dice: random.Random) -> bytes:
    """One tag gone, doubled, or exchanged for another."""
    tags = list(_TAG.finditer(content))
    if not tags:
        return content
    one, other = dice.choice(tags), dice.choice(tags)
    return content[: one.start()] + dice.choice((b"", one[0] * 2, other[0])) + content[one.end() :]


def _words(content: bytes, dice: random.Random) -> bytes:
    texts = list(_TEXT.finditer(content))
    if not texts:
        return content
    found = dice.choice(texts)
    return content[: found.start(1)] + odd_words(dice).encode("utf-8", errors="replace") + content[found.end(1) :]


_CHANGES: tuple[_Change, ...] = (
    *(
        _doctype,
        _doctype,
        _reference,
        _declared,
        _recoded,
        _strict,
        _nested,
        _nested,
        _tag,
        _tag,
        _words,
        mutated_bytes,
    ),
)

"""Small pieces of WordprocessingML, each right somewhere and wrong in most places."""

import copy
import random
import re
from collections.abc import Callable
from functools import cache, lru_cache

from lxml import etree

from tests.fuzz.mutations.texts import mutated_bytes
from tests.fuzz.odd import odd_number, odd_text, odd_words

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PIECE_TEXT = "<w:r><w:t>{{ unit.name }}</w:t></w:r>"
_FIELDS = (
    *("MERGEFIELD 单位名称", "MERGEFIELD name \\* Upper \\b x \\f y", "IF 1 = 1 a b"),
    *('IF { MERGEFIELD x } > "9" "甲" ""', "NEXT", "NEXTIF 1 = 1", "SKIPIF 1 = 2", "MERGESEQ", "MERGEREC"),
    *("PAGE", "DATE \\@ yyyy", "= 1 / 0", "= 9^9^9^9", "SET x 1", "REF x", "FILLIN", "INCLUDETEXT c:\\x"),
    *("INCLUDEPICTURE http://x/", "HYPERLINK x", 'QUOTE "', "", "\\", "{", "= sum(above)"),
    *("MERGEFIELD x \\# 0.00;(0.00)", "MERGEFIELD date \\@ 'yyyy年M月d日'", "MERGEFIELD n \\* CHINESENUM3"),
)
_PIECES = (
    *('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>'),
    *('<w:fldChar w:fldCharType="end"/>', "<w:fldChar/>", "<w:instrText>MERGEFIELD name</w:instrText>"),
    *("<w:delText>x</w:delText>", "<w:t/>", "<w:p/>", "<w:tc/>"),
    f"<w:ins><w:del>{_PIECE_TEXT}</w:del></w:ins>",
    f"<w:moveFrom>{_PIECE_TEXT}</w:moveFrom>",
    f"<w:sdt><w:sdtContent>{_PIECE_TEXT}</w:sdtContent></w:sdt>",
    *("<w:sdt/>", "<w:sectPr/>"),
    '<w:sectPr><w:pgSz w:w="0" w:h="-5"/><w:pgMar w:top="N"/><w:docGrid w:linePitch="0"/></w:sectPr>',
    *("<w:tbl/>", "<w:tbl><w:tr/></w:tbl>"),
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="N"/><w:vMerge/></w:tcPr></w:tc></w:tr>',
    *('<w:bookmarkStart w:id="N" w:name="x"/>', '<w:bookmarkEnd w:id="N"/>'),
    *('<w:footnoteReference w:id="N"/>', "<w:br/>", "<w:tab/>"),
    '<w:numPr><w:ilvl w:val="N"/><w:numId w:val="N"/></w:numPr>',
    *('<w:pStyle w:val="N"/>', '<w:ind w:left="N" w:firstLineChars="N"/>'),
    '<w:spacing w:before="N" w:line="N" w:lineRule="exact"/>',
    *('<w:sz w:val="N"/>', '<w:pgNumType w:start="N" w:fmt="x"/>'),
    f"<mc:AlternateContent><mc:Choice>{_PIECE_TEXT}</mc:Choice><mc:Fallback>{_PIECE_TEXT}</mc:Fallback></mc:AlternateContent>",
    f"<w:txbxContent><w:p>{_PIECE_TEXT}</w:p></w:txbxContent>",
    *("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "<w:ruby/>", "<w:pict/>"),
    '<w:drawing><wp:anchor><wp:extent cx="N" cy="N"/><a:blip r:embed="N"/></wp:anchor></w:drawing>',
    *('<w:headerReference r:id="N"/>', '<w:altChunk r:id="N"/>', "<w:object/>", '<w:hyperlink r:id="N"/>'),
    *('<w:proofErr w:type="x"/>', '<w:customXml w:element="x"/>', '<w:basedOn w:val="N"/>'),
    '<w:style w:styleId="N" w:type="paragraph"><w:basedOn w:val="N"/></w:style>',
    '<w:lang w:val="N"/>',
)


def odd_piece(dice: random.Random) -> list[etree._Element]:
    """One or a few elements, new ones each time: a piece of text, a field, a table or what else there is."""
    if dice.random() < 0.2:
        return _elements(_field(dice))
    return _elements(dice.choice(_PIECES).replace('"N"', f'"{_quotable(odd_number(dice))}"'))


def _field(dice: random.Random) -> str:
    code = dice.choice(_FIELDS).replace("<", "&lt;").replace(">", "&gt;")
    if dice.random() < 0.3:
        return f'<w:fldSimple w:instr="{_quotable(code)}">{_PIECE_TEXT}</w:fldSimple>'
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{kinds[1]}{_PIECE_TEXT}{kinds[2]}"


def _quotable(text: str) -> str:
    return text.replace('"', "&quot;")


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(huge_tree=True)


def _elements(xml: str) -> list[etree._Element]:
    return list(etree.fromstring(f"<x {_NAMESPACES}>{xml}</x>".encode(), _parser()))


# XML changed: as text, where nothing need be whole, and as a tree, whose elements go, double and move.

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_AS_TEXT = 0.15
"""How often the part is changed as text: declarations, entities, encodings."""

_DEPTHS = (1, 3, 30, 200)
_MOST_COPIES = 40

_Change = Callable[[etree._Element, random.Random], None]


def mutated_xml(content: bytes, dice: random.Random) -> bytes:
    """A part with one to six changes; one that is no XML, or seldom any other, is changed as text."""
    tree = _parsed(content)
    if tree is None or dice.random() < _AS_TEXT:
        return mutated_markup(content, dice)
    root = copy.deepcopy(tree)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        inner = [each for each in root.iter("{*}*") if each is not root] or [root]
        texts = [each for each in inner if each.text and each.text.strip()]
        element = dice.choice(texts if texts and dice.random() < 0.3 else inner)
        dice.choice(_CHANGES)(element, dice)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@lru_cache(maxsize=2048)
def _parsed(content: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def _holdable(text: str) -> str:
    """``text`` without what XML cannot hold; lxml refuses to write that."""
    return "".join(each for each in text if each in "\t\n\r" or (each >= " " and not "\ufffe" <= each <= "\uffff"))


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def _any(element: etree._Element, dice: random.Random) -> etree._Element:
    return dice.choice(list(element.getroottree().getroot().iter("{*}*")))


def _gone(element: etree._Element, dice: random.Random) -> None:
    if element.getparent() is not None:
        _parent(element).remove(element)


def _peeled(element: etree._Element, dice: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def _doubled(element: etree._Element, dice: random.Random) -> None:
    if element.getparent() is not None:
        for _ in range(dice.choice((1, 1, 2, _MOST_COPIES))):
            element.addnext(copy.deepcopy(element))


def _moved(element: etree._Element, dice: random.Random) -> None:
    target = _any(element, dice)
    if element.getparent() is None or element in (target, *target.iterancestors()):
        return
    target.insert(dice.randint(0, len(target)), element)


def _copied(element: etree._Element, dice: random.Random) -> None:
    target = _any(element, dice)
    target.insert(dice.randint(0, len(target)), copy.deepcopy(element))


def _wrapped(element: etree._Element, dice: random.Random) -> None:
    """The element within others of its own kind, or of its parent's."""
    parent = element.getparent()
    if parent is None:
        return
    tag = dice.choice((element.tag, parent.tag, f"{{{_W}}}{dice.choice(('p', 'r', 'tbl', 'tc', 'sdt', 'ins', 'del'))}"))
    outer = inner = etree.Element(tag)
    for _ in range(dice.choice(_DEPTHS)):
        inner = etree.SubElement(inner, tag)
    parent.replace(element, outer)
    inner.append(element)


def _renamed(element: etree._Element, dice: random.Random) -> None:
    other = _any(element, dice)
    element.tag = dice.choice((other.tag, f"{{urn:x}}{etree.QName(element).localname}", etree.QName(element).localname))


def _exchanged(element: etree._Element, dice: random.Random) -> None:
    """Tags of two elements."""
    other = _any(element, dice)
    element.tag, other.tag = other.tag, element.tag


def _attribute(element: etree._Element, dice: random.Random) -> None:
    name = dice.choice(list(element.attrib) or [f"{{{_W}}}val", "xml:space", "Target", "Id"])
    if name != "xml:space":
        element.set(name, _holdable(dice.choice((odd_number, odd_number, odd_text, odd_words))(dice)))


def _without_attribute(element: etree._Element, dice: random.Random) -> None:
    if element.attrib:
        del element.attrib[dice.choice(list(element.attrib))]


def _another_value(element: etree._Element, dice: random.Random) -> None:
    """An attribute with the value that another one has, elsewhere."""
    other = _any(element, dice)
    if element.attrib and other.attrib:
        element.set(dice.choice(list(element.attrib)), str(dice.choice(list(other.attrib.values()))))


def _text(element: etree._Element, dice: random.Random) -> None:
    element.text = _holdable(dice.choice((odd_text, odd_words, odd_words))(dice))


def _into_text(element: etree._Element, dice: random.Random) -> None:
    text = element.text or ""
    place = dice.randint(0, len(text))
    element.text = _holdable(text[:place] + dice.choice((odd_text, odd_words))(dice) + text[place:])


def _tail(element: etree._Element, dice: random.Random) -> None:
    element.tail = _holdable(dice.choice((odd_text, odd_words))(dice))


def _shuffled(element: etree._Element, dice: random.Random) -> None:
    children = list(_parent(element))
    dice.shuffle(children)
    _parent(element)[:] = children


def _piece(element: etree._Element, dice: random.Random) -> None:
    """A piece of WordprocessingML that is seldom where it should be."""
    target = dice.choice((element, _parent(element)))
    for each in odd_piece(dice):
        target.insert(dice.randint(0, len(target)), each)


def _remark(element: etree._Element, dice: random.Random) -> None:
    element.insert(0, dice.choice((etree.Comment("x"), etree.ProcessingInstruction("x", "y"))))


_CHANGES: tuple[_Change, ...] = (
    *(_gone, _gone, _peeled, _doubled, _moved, _moved, _copied, _wrapped, _renamed, _exchanged),
    *(_attribute, _attribute, _attribute, _without_attribute, _another_value, _another_value),
    *(_text, _text, _into_text, _into_text, _tail, _shuffled, _piece, _piece, _remark),
)

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
        *(b'<?xml version="1.0" encoding="none"?>', b"", b" <?xml version='1.0'?>"),
    ),
)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REFERENCES = (
    *(b"&l9;", b"&#0;", b"&#x1F;", b"&#xFFFE;", b"&#xD800;", b"&nbsp;"),
    *(b"&", b"&#99999999999;", b"\x01", b"\xff", b"<![CDATA[<w:p/>]]>"),
)
_TEXT_DEPTHS = (100, 255, 300, 5_000, 50_000)

_TextChange = Callable[[bytes, random.Random], bytes]


def mutated_markup(content: bytes, dice: random.Random) -> bytes:
    """The text of a part with one or two changes."""
    for _ in range(dice.choice((1, 1, 2))):
        content = dice.choice(_TEXT_CHANGES)(content, dice)
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
    tag, depth = dice.choice((b"w:p", b"w:r", b"w:tbl", b"w:sdt", b"w:smartTag", b"x")), dice.choice(_TEXT_DEPTHS)
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


_TEXT_CHANGES: tuple[_TextChange, ...] = (
    *(_doctype, _doctype, _reference, _declared, _recoded, _strict),
    *(_nested, _nested, _tag, _tag, _words, mutated_bytes),
)

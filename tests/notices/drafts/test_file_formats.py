"""What a file is, by its bytes: every kind of draft under any name, and everything that is none."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest

from generator.ground.errors import InputError
from generator.notices.drafts.draft import Draft, Omission
from generator.notices.drafts.file_formats import suffix_of
from generator.notices.drafts.reading import draft_in, read_text
from tests.notices.drafts.made import LINES, NAME, floating, illustrated, paragraph, png, read
from tests.refused import refused, refused_for
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx, packed, parts, saved

DOCX = make_docx(LINES)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_TYPES = "[Content_Types].xml"


def compound(*streams: str) -> bytes:
    """The beginning of a compound file with directory entries of these names."""
    return _COMPOUND + b"".join(f"{each}\0".encode("utf-16-le") for each in streams)


def open_document(kind: str = "text", others: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """An OpenDocument of a kind."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packed({"mimetype": mimetype, "content.xml": b"<x/>", **others})


def _with(old: bytes, new: bytes, part: str) -> bytes:
    contents = parts(DOCX)
    assert old in contents[part]
    return packed({**contents, part: contents[part].replace(old, new)})


def _signed() -> bytes:
    relation = (
        b'<Relationship Id="rIdS" Target="_xmlsignatures/origin.sigs" Type='
        b'"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>'
    )
    return _with(b"</Relationships>", relation, "_rels/.rels")


def _encrypted_entry() -> bytes:
    data = bytearray(DOCX)
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


GOOD = {
    "docx": (DOCX, ".docx"),
    "a template": (_with(b"document.main", b"template.main", _TYPES), ".docx"),
    "Strict": (
        _with(b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument", "_rels/.rels"),
        ".docx",
    ),
    "bytes of an office system behind the zip": (DOCX + b"<!-- downloaded -->" * 20, ".docx"),
    "blanks behind the zip": (DOCX + b"\r\n\0\0", ".docx"),
    "doc": (compound("Root Entry", "WordDocument", "1Table"), ".doc"),
    "wps of Works": (compound("Root Entry", "MatOST"), ".wps"),
    "rtf": (rb"{\rtf1\ansi x}", ".rtf"),
    "rtf after blanks": (b"\xef\xbb\xbf\r\n" + rb"{\rtf1 x}", ".rtf"),
    "odt": (open_document(), ".odt"),
    "a template of odt": (open_document("text-template"), ".odt"),
    "text": ("关于示例的通知".encode(), ".txt"),
    "GB18030": ("关于示例的通知".encode("gb18030"), ".txt"),
    "UTF-16": ("关于示例的通知".encode("utf-16"), ".txt"),
    "a text that begins like a bitmap": (b"BM is a text", ".txt"),
    "a text with marks": (b"<a> is no markup", ".txt"),
}
BAD: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "draft-file-empty"),
    "pdf": (lambda: b"%PDF-1.7\n", "draft-pdf"),
    "pdf after other bytes": (lambda: b"\r\n%PDF-1.7\n", "draft-pdf"),
    "ofd": (lambda: packed({"OFD.xml": b"<x/>"}), "draft-pdf"),
    "png": (lambda: png(), "draft-picture"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0x", "draft-picture"),
    "bitmap": (lambda: b"BM\x10\0\0\0\0\0\0\0", "draft-picture"),
    "heic": (lambda: b"\0\0\0\x18ftypheic", "draft-picture"),
    "webp": (lambda: b"RIFF\0\0\0\0WEBP", "draft-picture"),
    "xlsx": (lambda: workbook([["甲"]]), "draft-sheet"),
    "slides": (
        lambda: _with(b"wordprocessingml.document.main", b"presentationml.presentation.main", _TYPES),
        "draft-sheet",
    ),
    "xls": (lambda: compound("Root Entry", "Workbook"), "draft-sheet"),
    "ppt": (lambda: compound("PowerPoint Document"), "draft-sheet"),
    "ods": (lambda: open_document("spreadsheet"), "draft-sheet"),
    "html that is called .doc": (lambda: b"\r\n<html xmlns:o='x'>", "draft-web-page"),
    "a web archive": (lambda: b"MIME-Version: 1.0\r\n", "draft-web-page"),
    "Word 2003 XML": (lambda: b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", "draft-web-page"),
    "a zip": (lambda: packed({"a.txt": b"x"}), "draft-unknown"),
    "another compound file": (lambda: compound("__substg1.0_0037001F"), "draft-unknown"),
    "docx with a password": (lambda: compound("EncryptionInfo", "EncryptedPackage"), "draft-encrypted"),
    "an encrypted entry": (lambda: _encrypted_entry(), "draft-encrypted"),
    "odt with a password": (
        lambda: open_document(others={"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "draft-encrypted",
    ),
    "signed docx": (lambda: _signed(), "draft-signed"),
    "signed odt": (lambda: open_document(others={"META-INF/documentsignatures.xml": b"<x/>"}), "draft-signed"),
    "signed doc": (lambda: compound("WordDocument", "_xmlsignatures"), "draft-signed"),
    "cut off": (lambda: DOCX[:-30], "template-package-damaged"),
    "another zip behind": (lambda: DOCX + DOCX, "template-package-extra"),
    "much behind": (lambda: DOCX + bytes(100_000) + b"x", "template-package-damaged"),
    "a bomb": (lambda: packed({"mimetype": b"", "content.xml": bytes(30_000_001)}), "template-package-bomb"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_a_draft_is(name: str) -> None:
    data, suffix = GOOD[name]
    assert suffix_of(data, "any.pdf") == suffix


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_draft(name: str) -> None:
    make, code = BAD[name]
    refusal = refused(InputError, suffix_of, make(), "草稿.docx")
    assert {each.code for each in refusal.problems} == {code}
    assert all(each.remedy(lang) for each in refusal.problems for lang in ("zh", "en"))


# Drafts in plain text: every encoding, every line a paragraph.


TEXT = "\n".join(LINES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end(encoding: str, end: str) -> None:
    draft = draft_in(TEXT.replace("\n", end).encode(encoding), "草稿.txt")
    assert [each.text for each in draft.document.paragraphs] == list(LINES)
    assert (draft.source, draft.package, draft.left) == ("txt", None, ())
    assert [each.code for each in draft.notes] == (["draft-encoding"] if encoding == "gb18030" else [])


def test_empty_lines_blanks_and_pages_are_kept() -> None:
    document, *_ = read_text("　　甲\n\n\t乙 \n\f丙\n\n".encode(), "a.txt")
    paragraphs = list(document.paragraphs)
    assert [each.text for each in paragraphs] == ["　　甲", "", "\t乙 ", "丙", ""]
    assert [each.place.paragraph for each in paragraphs] == [1, 2, 3, 4, 5]
    assert [each.place.line for each in paragraphs] == [1, 2, 3, 4, 5]
    assert [each.starts_page for each in paragraphs] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("żółć".encode(), "draft-encoding-unclear"),
        ("été".encode("latin-1"), "draft-encoding-unclear"),
        (b"\x7fELF\0\0\1", "draft-unknown"),
        ("甲\a乙".encode(), "source-xml-character"),
        (b"\n \n", "draft-empty"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    assert refused_for(InputError, draft_in, data, "草稿.txt") == [code]


# Pictures of drafts: taken with place and size, or reported; a seal is never taken.


LONG = (*LINES[:3], *(f"第{number}段的内容说明有关情况。" for number in range(8)), *LINES[3:])
SIGNED = len(LONG) - 1


def _read(data: bytes) -> Draft:
    return draft_in(data, NAME)


def _what(draft: Draft) -> list[tuple[str, int | None]]:
    return [("taken", each.place.paragraph) for each in draft.pictures] + [
        (each.what, each.paragraph) for each in draft.left
    ]


def test_a_picture_of_the_text_is_taken_with_its_place_and_size() -> None:
    draft = _read(saved(illustrated(at=2, width=120, height=60)))
    (picture,) = draft.pictures
    assert picture.place in [each.place for each in draft.document.paragraphs]
    assert (picture.place.paragraph, picture.data, picture.suffix) == (3, png(), ".png")
    assert (round(picture.width.mm), round(picture.height.mm)) == (120, 60)
    assert draft.left == ()


SEALS = {
    "over the date": (SIGNED, 42, 42, "wrapNone", False),
    "behind the organ's name": (SIGNED - 1, 38, 38, "wrapNone", True),
    "through text further up": (4, 45, 44, "wrapNone", True),
    "beside the date": (SIGNED, 40, 40, "wrapSquare", False),
    "in the line of the date": (SIGNED, 40, 40, "", False),
    "a signature in the line of the date": (SIGNED, 30, 12, "", False),
}
PICTURES = {
    "a large one near the date": (SIGNED - 2, 150, 90, "", False),
    "a square one in a line of the text": (4, 40, 40, "", False),
    "a square one beside text": (4, 40, 40, "wrapSquare", False),
    "a small one over text": (4, 20, 20, "wrapNone", False),
    "a wide one over text": (4, 55, 32, "wrapNone", False),
}


@pytest.mark.parametrize(
    ("name", "what"), [*((each, "seal") for each in SEALS), *((each, "taken") for each in PICTURES)]
)
def test_a_seal_is_known_by_place_and_size(name: str, what: str) -> None:
    at, width, height, wrap, behind = {**SEALS, **PICTURES}[name]
    data = saved(illustrated(*LONG, at=at, width=width, height=height))
    draft = _read(floating(data, wrap, behind=behind) if wrap else data)
    assert _what(draft) == [(what, at + 1)]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("seal-placeholder.png", "seal"),
        ("示例县民政局公章", "seal"),
        ("领导签名.jpg", "seal"),
        ("timestamp.png", "taken"),
        ("图片 1", "taken"),
    ],
)
def test_it_is_one_where_its_name_says_so(name: str, what: str) -> None:
    contents = parts(saved(illustrated(*LONG, at=4, width=22, height=22)))
    main = contents["word/document.xml"].decode()
    assert 'name="image.png"' in main
    renamed = main.replace('name="image.png"', f'name="{name}"').encode()
    assert _what(_read(packed({**contents, "word/document.xml": renamed}))) == [(what, 5)]


def _vml(inside: str, style: str, tag: str = "rect") -> str:
    return f'<w:r><w:pict><v:{tag} style="{style}">{inside}</v:{tag}></w:pict></w:r>'


DRAWN = {
    "a shape": (_vml("", "width:100pt;height:100pt"), Omission("drawing", 2, "")),
    "word art": (
        _vml('<v:textpath string="艺术字"/>', "width:100pt;height:30pt", "shape"),
        Omission("drawing", 2, "艺术字"),
    ),
    "an embedded object": (
        _vml("", "width:100pt;height:50pt").replace("w:pict>", "w:object>"),
        Omission("drawing", 2, ""),
    ),
    "a picture without a file": (
        _vml('<v:imagedata r:id="rId77"/>', "width:100pt;height:50pt"),
        Omission("picture", 2, ""),
    ),
    "a control of another program": (
        _vml("<w:control/>", "width:100pt;height:50pt").replace("w:pict>", "w:object>"),
        Omission("control", 2, ""),
    ),
    "a square shape near the date": (
        _vml("", "position:absolute;width:110pt;height:110pt", "oval"),
        Omission("seal", 2, ""),
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_drawn_is_reported(name: str) -> None:
    drawing, left = DRAWN[name]
    last = "2024年2月14日" if left.what == "seal" else "丙"
    assert read(paragraph("甲") + paragraph(drawing, "乙") + paragraph(last)).left == (left,)


def _shape(properties: str) -> str:
    graphic = (
        f"<a:graphic><a:graphicData><wps:wsp><wps:spPr>{properties}</wps:spPr></wps:wsp></a:graphicData></a:graphic>"
    )
    return f'<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/>{graphic}</wp:inline></w:drawing></w:r>'


@pytest.mark.parametrize(
    ("properties", "reported"),
    [("<a:noFill/><a:ln><a:noFill/></a:ln>", False), ("<a:noFill/><a:ln/>", True), ("<a:ln><a:noFill/></a:ln>", True)],
)
def test_a_shape_that_shows_nothing_is_not_reported(properties: str, reported: bool) -> None:
    assert bool(read(paragraph(_shape(properties), "甲")).left) == reported


def test_rules_are_not_reported_and_text_boxes_without_their_text() -> None:
    """It is in the document, and the rules of a head are drawn by the layout."""
    box = _vml(f"<v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox>", "width:100pt;height:50pt")
    rule = _vml("", "position:absolute;width:440pt;height:1pt", "line")
    draft = read(paragraph(box, rule, "甲"))
    assert [each.text for each in draft.document.paragraphs] == ["框", "甲"]
    assert draft.left == (Omission("drawing", 1, ""),)


def test_texts_of_charts_are_reported() -> None:
    document = illustrated(at=2)
    contents = parts(saved(document))
    main = contents["word/document.xml"].decode()
    start, end = main.index("<pic:pic"), main.index("</pic:pic>") + len("</pic:pic>")
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdChart"/>'
    contents["word/document.xml"] = (main[:start] + chart + main[end:]).encode()
    relation = (
        '<Relationship Id="rIdChart" Target="charts/chart1.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"/></Relationships>'
    )
    rows = contents["word/_rels/document.xml.rels"].decode()
    contents["word/_rels/document.xml.rels"] = rows.replace("</Relationships>", relation).encode()
    contents["word/charts/chart1.xml"] = "<c><t>救助人数</t><v>12</v></c>".encode()
    assert _read(packed(contents)).left == (Omission("drawing", 3, "救助人数\n12"),)

"""Pictures of drafts: taken with place and size, or reported; a seal is never taken."""

from __future__ import annotations

import pytest

from generator.notices.drafts.draft import Draft, Omission
from generator.notices.drafts.reading import draft_in
from tests.notices.drafts.made import LINES, NAME, floating, illustrated, paragraph, png, read, saved
from tests.word_documents import packed, parts

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

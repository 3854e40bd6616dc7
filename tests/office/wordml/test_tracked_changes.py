"""Tracked changes: all accepted, all rejected, and counted as a person sees them."""

import pytest
from lxml import etree

from generator.office.wordml.tracked_changes import Choice, changed, counted, resolve
from tests.office.reading.made import W

_BY = 'w:id="1" w:author="示例甲" w:date="2024-01-02T03:04:05Z"'


def _tree(body: str) -> etree._Element:
    return etree.fromstring(f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def _text(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def _changed(kind: str, text: str) -> str:
    return f"<w:{kind} {_BY}>{_text(text, 'delText' if kind == 'del' else 't')}</w:{kind}>"


def _paragraph(content: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr><w:{mark} {_BY}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{content}</w:p>"


def _row(text: str, mark: str = "") -> str:
    properties = f"<w:trPr><w:{mark} {_BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{properties}<w:tc><w:p>{_text(text)}</w:p></w:tc></w:tr>"


def _cell(text: str, mark: str = "") -> str:
    properties = f"<w:tcPr><w:{mark} {_BY}/></w:tcPr>" if mark else ""
    return f"<w:tc>{properties}<w:p>{_text(text)}</w:p></w:tc>"


def _table(rows: str, properties: str = "") -> str:
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{grid}{rows}</w:tbl><w:p/>"


def _former(name: str, properties: str) -> str:
    return f"<w:{name}Change {_BY}><w:{name}>{properties}</w:{name}></w:{name}Change>"


CASES = {
    "inserted words": (_paragraph(_text("甲") + _changed("ins", "乙") + _text("丙")), ["甲乙丙"], ["甲丙"], (1, 0, 0)),
    "deleted words": (_paragraph(_text("甲") + _changed("del", "乙") + _text("丙")), ["甲丙"], ["甲乙丙"], (0, 1, 0)),
    "words replaced": (_paragraph(_changed("del", "旧") + _changed("ins", "新")), ["新"], ["旧"], (1, 1, 0)),
    "deleted from what was inserted": (
        _paragraph(_text("甲") + f"<w:ins {_BY}>{_changed('del', '乙')}{_text('丙')}</w:ins>"),
        ["甲丙"], ["甲"], (1, 1, 0),
    ),
    "moved words": (
        _paragraph(_changed("moveFrom", "甲") + _text("乙")) + _paragraph(_changed("moveTo", "甲")),
        ["乙", "甲"], ["甲乙", ""], (0, 0, 1),
    ),
    "a paragraph inserted": (
        _paragraph(_text("甲")) + _paragraph(_changed("ins", "乙"), "ins") + _paragraph(_text("丙")),
        ["甲", "乙", "丙"], ["甲", "丙"], (1, 0, 0),
    ),
    "a paragraph deleted": (
        _paragraph(_text("甲")) + _paragraph(_changed("del", "乙"), "del") + _paragraph(_text("丙")),
        ["甲", "丙"], ["甲", "乙", "丙"], (0, 1, 0),
    ),
    "a paragraph split": (_paragraph(_text("甲"), "ins") + _paragraph(_text("乙")), ["甲", "乙"], ["甲乙"], (1, 0, 0)),
    "three paragraphs joined": (
        _paragraph(_text("甲"), "del") + _paragraph(_text("乙"), "del") + _paragraph(_text("丙")),
        ["甲乙丙"], ["甲", "乙", "丙"], (0, 2, 0),
    ),
    "two paragraphs inserted together": (
        _paragraph(_changed("ins", "甲"), "ins") + _paragraph(_changed("ins", "乙"), "ins") + _paragraph(_text("丙")),
        ["甲", "乙", "丙"], ["丙"], (1, 0, 0),
    ),
    "a row inserted, a row deleted": (
        _table(_row("甲", "ins") + _row("乙", "del") + _row("丙")),
        ["甲", "丙", ""], ["乙", "丙", ""], (1, 1, 0),
    ),
    "a table inserted": (_table(_row("甲", "ins") + _row("乙", "ins")), ["甲", "乙", ""], [""], (1, 0, 0)),
    "a cell inserted, a cell deleted": (
        _table(f"<w:tr>{_cell('甲', 'cellIns')}{_cell('乙', 'cellDel')}{_cell('丙')}</w:tr>"),
        ["甲", "丙", ""], ["乙", "丙", ""], (1, 1, 0),
    ),
    "in a link": (
        _paragraph(f"<w:hyperlink>{_changed('ins', '甲')}{_changed('del', '乙')}</w:hyperlink>"),
        ["甲"], ["乙"], (1, 1, 0),
    ),
    "a paragraph of an inserted content control": (
        f"<w:ins {_BY}><w:sdt><w:sdtContent>{_paragraph(_text('甲'))}</w:sdtContent></w:sdt></w:ins>{_paragraph('')}",
        ["甲", ""], [""], (1, 0, 0),
    ),
}  # fmt: skip


def _lines(root: etree._Element) -> list[str]:
    return ["".join(each.text or "" for each in p.iter(f"{{{W}}}t")) for p in root.iter(f"{{{W}}}p")]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("choice", ["accept", "reject"])
def test_all_are_resolved_one_way(name: str, choice: Choice) -> None:
    body, accepted, rejected, _ = CASES[name]
    root = _tree(body)
    assert changed(root)
    resolve(root, choice)
    assert _lines(root) == (accepted if choice == "accept" else rejected)
    assert not changed(root)
    assert next(root.iter(f"{{{W}}}delText", f"{{{W}}}author"), None) is None


@pytest.mark.parametrize("name", CASES)
def test_they_are_counted_as_a_person_sees_them(name: str) -> None:
    body, _, _, numbers = CASES[name]
    counts = counted(_tree(body))
    assert (counts["inserted"], counts["deleted"], counts["moved"]) == numbers


_LOOKS = {
    "of a run": (
        f"<w:p><w:r><w:rPr><w:b/>{_former('rPr', '<w:i/>')}</w:rPr>{_text('甲')}</w:r></w:p>",
        "rPr", ["b"], ["i"],
    ),
    "of a paragraph": (
        f"<w:p><w:pPr><w:jc/><w:rPr><w:b/></w:rPr>{_former('pPr', '<w:keepNext/>')}</w:pPr></w:p>",
        "pPr", ["jc", "rPr"], ["keepNext", "rPr"],
    ),
    "of a section": (
        f"<w:p/><w:sectPr><w:headerReference/><w:pgSz/>{_former('sectPr', '<w:pgMar/>')}</w:sectPr>",
        "sectPr", ["headerReference", "pgSz"], ["headerReference", "pgMar"],
    ),
    "of a table": (
        _table(_row("甲"), f"<w:jc/>{_former('tblPr', '<w:tblInd/>')}"),
        "tblPr", ["jc"], ["tblInd"],
    ),
    "of a cell that was merged": (
        _table(f'<w:tr><w:tc><w:tcPr><w:cellMerge {_BY} w:vMerge="cont"/></w:tcPr><w:p/></w:tc></w:tr>'),
        "tcPr", ["vMerge"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _LOOKS)
@pytest.mark.parametrize("choice", ["accept", "reject"])
def test_looks_are_resolved_too(name: str, choice: Choice) -> None:
    body, holder, accepted, rejected = _LOOKS[name]
    root = _tree(body)
    assert changed(root)
    assert not counted(root)
    resolve(root, choice)
    found = next(root.iter(f"{{{W}}}{holder}"))
    assert [etree.QName(each).localname for each in found] == (accepted if choice == "accept" else rejected)
    assert not changed(root)


def test_notes_of_removed_marks_are_returned_and_ranges_stay() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="7"/>'
    root = _tree(_paragraph(_text("甲") + f"<w:del {_BY}>{mark}{_text('乙', 'delText')}</w:del>"))
    assert resolve(root, "accept") == {(f"{{{W}}}footnote", "2")}
    assert next(root.iter(f"{{{W}}}commentRangeStart")).get(f"{{{W}}}id") == "7"


def test_a_text_without_changes_is_as_it_was() -> None:
    root = _tree(_paragraph(_text("甲")))
    before = etree.tostring(root)
    assert not changed(root)
    assert resolve(root, "accept") == set()
    assert etree.tostring(root) == before

"""简报 of one, three and eight pieces: measured on our pages and on LibreOffice's, in millimetres."""

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.check.printed_places import PlacedLine, PrintedDocument
from generator.ground.errors import LayoutError
from generator.official.layout.composition import lay_out
from generator.official.recognition.elements import Element
from generator.standard import Format, length
from tests.check.matrix import documents
from tests.refused import refused_for

EACH = {name: each for name, each in documents().items() if each.format is Format.BULLETIN}
NEAR = pytest.approx


def white(above: PlacedLine, below: PlacedLine, row: str) -> bool:
    """Whether the white between two lines is that of the ``row``."""
    return below.top - above.bottom == NEAR(length(row).mm, abs=0.5)


def lines(each: PrintedDocument, *elements: Element | None) -> list[PlacedLine]:
    return [line for element in elements for line in each.lines(element)]


@pytest.mark.xdist_group("bulletins")
def test_the_head_is_name_number_unit_and_rule(pages: dict[str, PrintedDocument]) -> None:
    assert len(pages) == 2 * 5
    left, right, axis = (length(row).mm for row in ("type_area.left", "type_area.right", "title.centre"))
    inset = length("number.inset").mm
    for name, each in pages.items():
        found = each.found
        signed = found.signature
        mark, number, unit, date = lines(each, *found.mark, found.number, *signed.organs, signed.date)
        assert mark.top == NEAR(length("bulletin.mark_top").mm, abs=0.5), name
        assert mark.line.size == NEAR(length("bulletin.mark_size").pt, abs=0.1)
        ends = lines(each, found.issue_total or found.number)[0].ends
        assert ((mark.begins + mark.ends) / 2, (number.begins + ends) / 2) == NEAR((axis, axis), abs=0.5)
        assert white(mark, number, "bulletin.number_gap"), name
        assert white(number, unit, "bulletin.unit_gap"), name
        assert (unit.begins, date.ends) == NEAR((left + inset, right - inset), abs=0.7)
        rule = min((rule for rule in unit.page.rules if rule.y > unit.bottom), key=lambda rule: rule.y)
        top = rule.y - rule.thickness / 2
        assert top - unit.bottom == NEAR(length("red_rule.gap").mm, abs=0.5)
        assert rule.thickness == NEAR(length("bulletin.red_rule_thickness").mm, abs=0.1)
        if found.secrecy is not None:
            secrecy, copy_number = lines(each, found.secrecy, found.copy_number)
            assert (secrecy.begins, copy_number.ends) == NEAR((left, right), abs=0.7)
            assert secrecy.top < mark.top
        assert bool(found.internal) == bool(EACH[name].internal)
        for line in lines(each, found.internal):
            assert line.begins == NEAR(left, abs=0.7)
            assert line.top < mark.top


@pytest.mark.xdist_group("bulletins")
def test_contents_note_and_titles_are_apart(pages: dict[str, PrintedDocument]) -> None:
    for name, each in pages.items():
        found, document = each.found, EACH[name]
        (unit,) = each.lines(found.signature.date)
        titles = [each.lines(piece.title) for piece in found.pieces] or [each.lines(found.title)]
        contents, note = lines(each, *found.contents), each.lines(found.editor_note)
        assert bool(contents) == document.contents
        lead = [*contents, *note]
        first = (lead or titles[0])[0]
        gap = length("title.gap").mm + length("bulletin.red_rule_thickness").mm + length("red_rule.gap").mm
        assert first.top - unit.bottom == NEAR(gap, abs=1)
        for above, below in ((contents, note), (lead, titles[0])):
            if above and below and above[-1].page is below[0].page:
                assert white(above[-1], below[0], "bulletin.lead_gap"), name
        assert all(
            line.begins >= length("type_area.left").mm + length("bulletin.note_indent").mm - 0.7 for line in note
        )
        bodies = [piece.body for piece in found.pieces] or [found.body]
        placed_body = {id(part): own for part, own in each.body_lines()}
        for title, body in zip(titles, bodies, strict=True):
            below = placed_body.get(id(body[0].paragraph), each.lines(Element((body[0].paragraph,), body[0].text)))
            assert white(title[-1], below[0], "recipients.gap"), name


@pytest.mark.xdist_group("bulletins")
def test_the_foot_is_on_the_last_page(pages: dict[str, PrintedDocument]) -> None:
    for name, each in pages.items():
        imprint, document = each.found.imprint, EACH[name]
        assert imprint is not None
        shown = lines(
            each, imprint.report_to, imprint.send_to, imprint.issue_to, imprint.also_to, imprint.copy_to, imprint.copies
        )
        assert shown
        assert {line.page.number for line in shown} == {each.pages[-1].number}
        (copies,) = each.lines(imprint.copies)
        assert copies.ends == NEAR(length("type_area.right").mm - length("imprint.inset").mm, abs=0.7)
        assert "60" in copies.line.text or document.run is None
        for above, below in pairwise(shown):
            assert below.top > above.top


@pytest.mark.xdist_group("bulletins")
def test_a_unit_that_leaves_the_date_no_room_is_refused() -> None:
    wide = replace(EACH["简报, office"], issuer=("示例县人民政府办公室", "示例县养老服务和社会福利管理中心"))
    assert refused_for(LayoutError, lay_out, wide) == ["layout-unit-wide"]

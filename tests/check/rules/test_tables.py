"""Tables in the file: TB."""

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from generator.check.rules import FILE_RULES
from tests.check.faults import remove
from tests.check.right import data_of
from tests.check.rules import by_hand
from tests.check.rules.planting import Planted, found_in


def wide(document: Document) -> None:
    for row in document.tables[0].rows:
        for cell in row.cells:
            cell.width = Mm(90)
    for column in document.tables[0]._tbl.tblGrid:
        column.set(qn("w:w"), str(Mm(90).twips))


def wider_by_its_padding(document: Document) -> None:
    """As wide as Word sets a table whose text is flush with the lines: 1.9 mm more at each side."""
    for column in document.tables[0]._tbl.tblGrid:
        column.set(qn("w:w"), str(Mm((225 + 3.8) / 3).twips))


def not_called_landscape(document: Document) -> None:
    document.sections[1].orientation = WD_ORIENT.PORTRAIT


def number_in_the_footer(document: Document) -> None:
    """The number out of its box, into the line of the footer."""
    section = document.sections[1]
    for footer in (section.footer, section.even_page_footer):
        holder = footer.paragraphs[0]._p
        box = next(holder.iter(qn("w:txbxContent")))
        holder.addprevious(next(iter(box)))
        remove(holder)


def head_once(document: Document) -> None:
    properties = document.tables[0].rows[0]._tr.trPr
    assert properties is not None

    remove(properties.find(qn("w:tblHeader")))


def rows_break(document: Document) -> None:
    for row in document.tables[0].rows:
        properties = row._tr.trPr
        assert properties is not None

        remove(properties.find(qn("w:cantSplit")))


FAULTS = (
    Planted("TB-01", wide, "宽 270.0 mm", "225.0 mm 以内", base="landscape"),
    Planted("TB-01", wider_by_its_padding, "宽 228.8 mm", "225.0 mm 以内", base="landscape", name="by its padding"),
    Planted("TB-02", not_called_landscape, "297 × 210 mm、纵向", "横向", base="landscape"),
    Planted("TB-03", number_in_the_footer, "在横页的下方", "在横页左边的文本框里", base="landscape"),
    Planted("TB-04", head_once, "表头不重复", "重复表头", base="landscape"),
    Planted("TB-04", rows_break, "有的行会断开", "各行保持完整", base="landscape", name="rows"),
)


def test_wider_by_its_padding_is_milder() -> None:
    document = by_hand.landscape()
    wider_by_its_padding(document)
    departures = FILE_RULES["TB-01"](found_in(data_of(document)))
    assert [each.milder for each in departures] == ["warning"]

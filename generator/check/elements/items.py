"""What a document is made of, in order: lines and tables of data."""

from __future__ import annotations

from generator.check.elements import forms
from generator.check.elements.lines import Item, Line
from generator.check.elements.pasted_lines import parts_at_breaks, unwrapped
from generator.office.reading.document import Paragraph, ReadDocument, Table

_SIGNATURE_ROWS = 6


def items_of(document: ReadDocument) -> list[Item]:
    """Everything that is to be seen, in order; what is in a table that only lays out is lines like others."""
    pages = _Pages(document)
    found: list[Item] = []
    apart = False
    for block in document.blocks:
        if isinstance(block, Table) and not _lays_out(block):
            found.append(block)
            pages.pass_table(block)
            apart = False
            continue
        table = block if isinstance(block, Table) else None
        for paragraph in block.paragraphs if isinstance(block, Table) else (block,):
            new_page = pages.begins(paragraph)
            for part in parts_at_breaks(paragraph):
                if part.text.strip() or part.numbering:
                    shown = None if part is paragraph else part
                    found.append(Line(paragraph, table, new_page, apart, part=shown))
                    new_page = apart = False
                else:
                    apart = apart or not part.drawings
    return unwrapped(found)


class _Pages:
    """Where pages begin for certain: at breaks and at new sections, whatever empty paragraphs follow."""

    def __init__(self, document: ReadDocument) -> None:
        self._begins = [section.begins for section in document.sections]
        self._section = 0
        self._turned = False

    def begins(self, paragraph: Paragraph) -> bool:
        """Passes ``paragraph``; whether it is the first on its page that is to be seen."""
        self._enter(paragraph.section)
        new_page = self._turned = self._turned or paragraph.starts_page
        if paragraph.text.strip() or paragraph.numbering:
            self._turned = False
        self._turned = self._turned or paragraph.ends_page
        return new_page

    def pass_table(self, table: Table) -> None:
        """Passes a table of data."""
        self._enter(table.section)
        self._turned = any(paragraph.ends_page for paragraph in table.paragraphs)

    def _enter(self, section: int) -> None:
        if section != self._section:
            self._turned = self._turned or self._begins[section] != "continuous"
            self._section = section


def _lays_out(table: Table) -> bool:
    """Whether the table only holds elements in their places: 版头, 署名, 版记, or a whole document."""
    if all(len(row.cells) == 1 for row in table.rows):
        return True
    lines = [Line(paragraph, table) for paragraph in table.paragraphs if paragraph.text.strip()]
    if lines and all(forms.POST.fullmatch(line.text) for line in lines):
        return True
    return any(_of_header_or_imprint(line) for line in lines) or _signs(table, lines)


def _of_header_or_imprint(line: Line) -> bool:
    forms_of = (forms.SIGNERS, forms.COPY_TO, forms.PRINTED, forms.SECRECY)
    return (
        line.big
        or forms.NUMBER.fullmatch(line.text) is not None
        or any(form.match(line.text) for form in forms_of[:2])
        or any(form.fullmatch(line.text) for form in forms_of[2:])
    )


def _signs(table: Table, lines: list[Line]) -> bool:
    """Whether 署名 and 成文日期 are in the table and nothing else."""
    dates = [line for line in lines if forms.DATE.fullmatch(line.text)]
    return len(dates) == 1 and len(table.rows) <= _SIGNATURE_ROWS and lines[-1] is dates[0]

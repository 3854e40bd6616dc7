"""The letter that every engine fills in, its records, and the two large documents.

Each template exists in Jinja's syntax and with Word's merge fields; the text around the tags is the same.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import Literal

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

Record = dict[str, object]
Syntax = Literal["jinja", "fields"]

_TAG = re.compile(r"\{\{ (\w+) \}\}")
_LETTER = (
    "{{ organisation }}, {{ street }}, {{ town }}",
    "{{ town }}, {{ date }}",
    "Our reference: {{ number }}",
    "Dear {{ salutation }} {{ contact }},",
    "We write to {{ organisation }} about {{ subject }}; {{ organisation }} has until {{ deadline }} to answer.",
    "The list below says what has been set aside. We ask {{ contact }} to compare it with the books.",
    "All together this comes to {{ total }}. Remarks: {{ remark }}",
)
_URGENT = "This matter is urgent: please answer by {{ deadline }}."
_CLOSING = ("With kind regards", "{{ clerk }}")
_HEADER, _FOOTER = "Reference {{ number }}", "{{ clerk }}, telephone {{ telephone }}"
_ROW = ("item", "amount", "price")
_ORGANISATIONS = ("Müller & Söhne", "Åland <Nord>", "Café «Été»", "示例县养老服务中心", "O'Neill & Dvořák", "A < B > C")
_CLERKS = ("Zoë Brontë", "Łukasz Żak", "示例 经办人")


def letter_template(syntax: Syntax, *, word_sized: bool) -> bytes:
    """The letter: 13 variables, some used often, a table row for each item, a paragraph under a condition.

    ``word_sized``: without the table styles and the effects that python-docx's start document brings and nobody
    uses, about as large as what Word saves.
    """
    document = docx.Document()
    if word_sized:
        _slim(document)
    add = _adding(syntax)
    for text in _LETTER:
        add(document.add_paragraph(), text)
    _add_rows(document, syntax, _ROW, "items")
    _add_condition(document, syntax, add)
    for text in _CLOSING:
        add(document.add_paragraph(), text)
    section = document.sections[0]
    add(section.header.paragraphs[0], _HEADER)
    add(section.footer.paragraphs[0], _FOOTER)
    return _saved(document)


def records(count: int) -> list[Record]:
    """``count`` records, all different, with accents, ``&`` and ``<``; invented throughout."""
    return [_record(number) for number in range(count)]


def flat(record: Record) -> Record:
    """``record`` without its list, for merge fields: the first item's texts stand among the others."""
    items = record["items"]
    first = items[0] if isinstance(items, list) else {}
    return {**{key: value for key, value in record.items() if key != "items"}, **first}


def variables_template(syntax: Syntax, count: int) -> bytes:
    """A paragraph for each of ``count`` variables, ``v0`` and so on."""
    document = docx.Document()
    add = _adding(syntax)
    for number in range(count):
        add(document.add_paragraph(), f"Field {number}: {{{{ v{number} }}}}.")
    return _saved(document)


def variables_record(count: int) -> Record:
    """A record for ``variables_template``; every tenth value has to be escaped."""
    return {
        f"v{number}": f"value <{number}> & more" if number % 10 == 0 else f"value {number}" for number in range(count)
    }


def rows_template(syntax: Syntax) -> bytes:
    """A table of four columns with a row for each thing of the list ``lines``."""
    document = docx.Document()
    _add_rows(document, syntax, ("a", "b", "c", "d"), "lines")
    return _saved(document)


def rows_record(count: int) -> Record:
    """A record for ``rows_template`` with ``count`` rows; every tenth has values to be escaped."""
    marks = ["&", *"+" * 9]
    return {"lines": [{key: f"{key}{number} {marks[number % 10]} 1" for key in "abcd"} for number in range(count)]}


def _record(number: int) -> Record:
    items = [
        {"item": f"Item {number}-{line} <{'é' * line}>", "amount": str(number + line), "price": f"{line * 3.25:.2f} €"}
        for line in range(5)
    ]
    return {
        "organisation": f"{_ORGANISATIONS[number % len(_ORGANISATIONS)]} {number}",
        "street": f"Rue de la Paix {number % 90 + 1}",
        "town": ("Genève", "Besançon", "示例市")[number % 3],
        "date": f"{number % 28 + 1} March",
        "number": f"R&D/{number:04}",
        "salutation": ("Mr", "Ms")[number % 2],
        "contact": f"Señora Nuñez-{number}",
        "subject": f"the budget for <{number % 7 + 2015}> & after",
        "deadline": f"{number % 30 + 1} April",
        "total": f"{number * 1234.5:,.2f} €",
        "remark": "none" if number % 4 else "see § 3 & annexe «B»",
        "clerk": _CLERKS[number % len(_CLERKS)],
        "telephone": f"000-{number:04}",
        "urgent": "yes" if number % 3 == 0 else "",
        "items": items,
    }


Adding = Callable[[Paragraph, str], None]


def _adding(syntax: Syntax) -> Adding:
    return _add_text if syntax == "jinja" else _add_fields


def _add_text(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(text)


def _add_fields(paragraph: Paragraph, text: str) -> None:
    """``text`` with a complex field for each tag (ECMA-376 part 1, 17.16.18)."""
    for index, piece in enumerate(_TAG.split(text)):
        if index % 2:
            _add_field(paragraph, piece)
        elif piece:
            paragraph.add_run(piece)


def _add_field(paragraph: Paragraph, name: str) -> None:
    _add_mark(paragraph, "begin")
    _add_instruction(paragraph, f" MERGEFIELD {name} ")
    _add_mark(paragraph, "separate")
    paragraph.add_run(f"«{name}»")
    _add_mark(paragraph, "end")


def _add_mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _add_instruction(paragraph: Paragraph, text: str) -> None:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = text
    paragraph.add_run()._r.append(instruction)


def _add_condition(document: Document, syntax: Syntax, add: Adding) -> None:
    if syntax == "jinja":
        for text in ("{%p if urgent %}", _URGENT, "{%p endif %}"):
            add(document.add_paragraph(), text)
        return
    paragraph = document.add_paragraph()
    before, field, after = _TAG.split(_URGENT)
    _add_mark(paragraph, "begin")
    _add_instruction(paragraph, ' IF "')
    _add_field(paragraph, "urgent")
    _add_instruction(paragraph, f'" = "yes" "{before}')
    _add_field(paragraph, field)
    _add_instruction(paragraph, f'{after}" "" ')
    _add_mark(paragraph, "separate")
    _add_mark(paragraph, "end")


def _add_rows(document: Document, syntax: Syntax, columns: Sequence[str], items: str) -> None:
    """A table with a row for each of ``items``; with merge fields the first field names the list."""
    if syntax == "fields":
        table = document.add_table(1, len(columns))
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            _add_field(cell.paragraphs[0], column)
        return
    table = document.add_table(3, len(columns))
    table.cell(0, 0).text = f"{{%tr for line in {items} %}}"
    for cell, column in zip(table.rows[1].cells, columns, strict=True):
        cell.text = f"{{{{ line.{column} }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"


def _slim(document: Document) -> None:
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in ("TableNormal", "TableGrid"):
            styles.remove(style)
    part = document.part
    for number, relation in list(part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del part.rels[number]


def _saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()

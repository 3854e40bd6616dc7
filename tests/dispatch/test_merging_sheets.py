"""Merge documents and templates with bare names, merged with a sheet that has exactly their fields, in its own words.

Each case is after a kind of document that was refused: names with blanks, quoted or not; names with ``_`` for blanks;
in another case; that fawen reads as standard fields; of ASCII or Chinese; with brackets; that begin with a digit;
that are variables of templates or words of Python; fields in headers, in table cells, as simple fields.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.dispatch import merge
from generator.ground.errors import InputError, RosterError, TemplateError
from tests.sample_office import tree
from tests.templates.word.fields.field_documents import document, field, run, simple, table
from tests.word_documents import make_docx, paragraphs, stories

CASES = {
    # the sheet's headings: what the document calls them
    "names with blanks": (["单位名称", "Hello world", "More than one space"], ["Hello world", "More than one space"]),
    "quoted": (["单位名称", "Last Name"], ['"Last Name"']),
    "blanks as _": (["单位名称", "Last Name", "First-Name"], ["Last_Name", "First_Name"]),
    "another case": (["单位名称", "Last Name"], ["LAST NAME", "last_name"]),
    "read as standard fields": (
        ["CompanyName", "ContactName", "Address", "Phone"],
        ["CompanyName", "ContactName", "Phone"],
    ),
    "of both": (["学校名称", "校长", "办公电话", "联系人手机"], ["学校名称", "校长", "办公电话", "联系人手机"]),
    "by the standard name": (["学校名称", "办公电话"], ["phone", "联系电话", "办公电话"]),
    "with brackets": (["单位名称", "电话（手机）", "人数(人)"], ["电话（手机）", "人数(人)"]),
    "from a digit on": (["单位名称", "2024年人数", "1st"], ["2024年人数", "M_1st"]),
    "variables and words of Python": (
        ["单位名称", "total", "notice", "for", "items"],
        ["total", "notice", "for", "items"],
    ),
}


def value(heading: str) -> str:
    return f"〈{heading}的值〉"


def merged(
    folder: Path, data: bytes, headings: list[str], *, sheet: str | None = None, name_column: str | None = None
) -> dict[str, bytes]:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (headings, [value(heading) for heading in headings], [f"乙{value(heading)}" for heading in headings]):
        page.append(row)
    if sheet is not None:
        page.title = sheet
        book.create_sheet("说明").append(["填表说明"])
    book.save(folder / "名单.xlsx")
    (folder / "合并.docx").write_bytes(data)
    merge(
        folder / "合并.docx",
        units=folder / "名单.xlsx",
        output=folder / "结果",
        sheet=sheet,
        name_column=name_column,
    )
    return tree(folder / "结果")


def plain(name: str) -> str:
    return re.sub("[^0-9a-z\\u4e00-\\u9fff]", "", name.lower().removeprefix("m_"))


@pytest.mark.parametrize("name", CASES)
def test_text_in_is_text_out(name: str, tmp_path: Path) -> None:
    headings, fields = CASES[name]
    by_word = {plain(heading): value(heading) for heading in headings}
    by_word |= {word: value("办公电话") for word in ("phone", "联系电话") if word not in by_word}
    wanted = [by_word[plain(each)] for each in fields]
    codes = [f" MERGEFIELD {each} \\* MERGEFORMAT " for each in fields]
    body = [*map(field, codes), table(tuple(map(simple, codes)))]
    first, second = merged(tmp_path, document(*body, header=field(codes[0])), headings).values()
    assert paragraphs(first) == [*wanted, *wanted]
    assert [text for story, texts in stories(first) if "header" in story for text in texts] == wanted[:1]
    assert paragraphs(second) == [f"乙{each}" for each in (*wanted, *wanted)]


@pytest.mark.parametrize("headings", [["Last Name"], ["fornavn", "code_no", "Image"], ["city", "date", "Last Name"]])
def test_no_column_names_the_units_but_the_one_that_is_said_to(headings: list[str], tmp_path: Path) -> None:
    body = document(*(field(f'MERGEFIELD "{each}"') for each in headings))
    with pytest.raises(RosterError) as caught:
        merged(tmp_path, body, headings)
    assert [problem.code for problem in caught.value.problems] == ["sheet-name-offered"]
    last = headings[-1]
    files = merged(tmp_path, body, headings, name_column=last)
    assert list(files) == [f"01-〈{last}的值〉.docx", f"02-乙〈{last}的值〉.docx"]
    assert [paragraphs(data) for data in files.values()] == [
        [value(each) for each in headings],
        [f"乙{value(each)}" for each in headings],
    ]


def test_one_of_several_sheets(tmp_path: Path) -> None:
    first, _ = merged(tmp_path, document(field("MERGEFIELD 站名")), ["单位名称", "站名"], sheet="名单").values()
    assert paragraphs(first) == [value("站名")]


def test_what_is_wrong_with_the_sheet_and_with_the_template_is_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        merged(tmp_path, document(field("MERGEFIELD Image:Photo")), ["Last Name"])
    assert [problem.code for problem in caught.value.problems] == ["template-field-product", "sheet-name-offered"]


def test_a_template_with_bare_names_alone(tmp_path: Path) -> None:
    headings = ["name", "title", "Last Name", "2024年人数", "负责人（手机）", "is_paid"]
    lines = [
        "{{ name }}{{ title }}",
        "{{ Last_Name }}、{{ _2024年人数 }}、{{ 负责人_手机_ }}",
        "{% if is_paid %}{{ title | upper }}{% endif %}{% set title = '题' %}{{ title }}",
    ]
    first, _ = merged(tmp_path, make_docx(lines), headings).values()
    assert paragraphs(first) == [
        value("name") + value("title"),
        f"{value('Last Name')}、{value('2024年人数')}、{value('负责人（手机）')}",
        value("title").upper() + "题",
    ]


def test_what_is_not_there_is_answered_in_the_words_of_the_sheet(tmp_path: Path) -> None:
    body = document(field("MERGEFIELD Lastnames"), run("{{ Lastnames }}"))
    with pytest.raises(TemplateError) as caught:
        merged(tmp_path, body, ["单位名称", "Last Name", "办公电话", "联系人手机"])
    said = [problem.remedy("zh") or "" for problem in caught.value.problems]
    assert ["这里有：Last Name、" in each for each in said[::2]] == [True] * len(said[::2])
    assert {
        word for word in ("Last Name", "Last_Name", "办公电话", "联系人手机", "联系电话") if word in "".join(said)
    } == {
        "Last Name",
        "Last_Name",
        "办公电话",
        "联系人手机",
    }
